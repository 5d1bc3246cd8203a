/**
 * Reads properties of MicroProfile Config and judges their names.
 *
 * <p>Start with {@link io.github.twiliotoken.internal.property.PropertyReader}. It reads one key at
 * a time, says in each message which source the value comes from ({@code PropertyOrigin}), and
 * collects what is wrong instead of throwing, so that one deployment reports every mistake. {@code
 * internal.config} and {@code internal.keys} create one reader per reading of the configuration and
 * hand it around.
 *
 * <p>When all values are read, the names are judged. {@link
 * io.github.twiliotoken.internal.property.PropertyCatalog} lists every key, with what the reference
 * says of it. {@link io.github.twiliotoken.internal.property.KnownProperties} refuses other names
 * under our prefixes. {@link io.github.twiliotoken.internal.property.PropertyOwners} refuses
 * settings of profiles and accounts that do not exist. {@link
 * io.github.twiliotoken.internal.property.PropertySpelling} finds variables and prefixes that are
 * one typo ({@code SingleTypo}) away from a key. All three see the names as {@code PropertyNames}
 * has sorted them: settings with dots, and variables of the environment. {@code VariableNames} maps
 * a key to its variable.
 */
@NullMarked
package io.github.twiliotoken.internal.property;

import org.jspecify.annotations.NullMarked;
