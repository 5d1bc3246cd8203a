/**
 * Opens the endpoints in an application, which subclasses {@link
 * io.github.twiliotoken.rest.TokenEndpoint} or {@link io.github.twiliotoken.rest.InspectEndpoint}
 * under a path of its own. A subclass of {@link io.github.twiliotoken.rest.TokenProblemMapper}
 * gives the application's other resources the same error responses.
 *
 * <p>All three are abstract and have no {@code @Path} or {@code @Provider}, since every server
 * registers such classes of a jar unasked. They hold the JAX-RS annotations; the work is done by
 * the services in {@code internal.endpoint}, where to read on.
 */
@NullMarked
package io.github.twiliotoken.rest;

import org.jspecify.annotations.NullMarked;
