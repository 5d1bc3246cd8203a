/** A profile at work: its access rule, claims, templates and grants. */
@NullMarked
package io.github.twiliotoken.internal.profile;

import org.jspecify.annotations.NullMarked;
