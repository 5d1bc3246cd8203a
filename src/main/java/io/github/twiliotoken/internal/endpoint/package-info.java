/** What answers behind the endpoints that applications subclass. */
@NullMarked
package io.github.twiliotoken.internal.endpoint;

import org.jspecify.annotations.NullMarked;
