/**
 * Opens the endpoints under {@code /twilio} in the WAR, and replaces the server's own error pages
 * by problem details. It is not in the jar, which opens no path by itself.
 *
 * <p>Requests go to {@link io.github.twiliotoken.war.TokenResource} and {@link
 * io.github.twiliotoken.war.InspectResource}. What JAX-RS itself refuses passes {@link
 * io.github.twiliotoken.war.ForeignErrorFilter}, and what the container refuses before JAX-RS goes
 * to {@link io.github.twiliotoken.war.ErrorServlet}, by the {@code error-page} in web.xml.
 */
@NullMarked
package io.github.twiliotoken.war;

import org.jspecify.annotations.NullMarked;
