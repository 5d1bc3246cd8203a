/** Properties of MicroProfile Config, read key by key, and whether their names are known. */
@NullMarked
package io.github.twiliotoken.internal.property;

import org.jspecify.annotations.NullMarked;
