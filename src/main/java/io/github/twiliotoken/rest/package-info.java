/**
 * What an application subclasses to open the endpoints under a path of its own: {@link
 * io.github.twiliotoken.rest.TokenEndpoint} and {@link io.github.twiliotoken.rest.InspectEndpoint}.
 * {@link io.github.twiliotoken.rest.TokenProblemMapper} gives its own resources the same error
 * responses.
 *
 * <p>All of it is abstract and without {@code @Path} or {@code @Provider}, since every server would
 * register such classes of a jar unasked. The classes here hold the JAX-RS annotations and nothing
 * else; the work is done by the services in {@code internal.endpoint}.
 */
@NullMarked
package io.github.twiliotoken.rest;

import org.jspecify.annotations.NullMarked;
