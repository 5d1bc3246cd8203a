/** MicroProfile Health, where the server has it; its one door is {@link HealthBeans}. */
@NullMarked
package io.github.twiliotoken.internal.health;

import org.jspecify.annotations.NullMarked;
