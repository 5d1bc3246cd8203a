/**
 * The token endpoint. The doors of this package are {@link
 * io.github.twiliotoken.rest.TokenEndpoint} and {@link io.github.twiliotoken.rest.InspectEndpoint},
 * which an application subclasses, {@link io.github.twiliotoken.rest.TokenProblemMapper}, which
 * answers for its own resources, {@link io.github.twiliotoken.rest.Answers} and {@link
 * io.github.twiliotoken.rest.CrossOrigin} for error pages, and {@link
 * io.github.twiliotoken.rest.RestBeans}, which the extension registers.
 */
@NullMarked
package io.github.twiliotoken.rest;

import org.jspecify.annotations.NullMarked;
