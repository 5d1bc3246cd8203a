/** The deployable application. It is in the WAR only; the jar opens no door. */
@NullMarked
package io.github.twiliotoken.war;

import org.jspecify.annotations.NullMarked;
