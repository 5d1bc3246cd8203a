/**
 * The application in the WAR: it opens the endpoints under {@code /twilio} and sees to it that no
 * error page of the server reaches a client. It is not in the jar, which opens no path by itself.
 *
 * <p>The requests go to {@link io.github.twiliotoken.war.TokenResource} and {@link
 * io.github.twiliotoken.war.InspectResource}. What JAX-RS refuses by itself passes {@link
 * io.github.twiliotoken.war.ForeignErrorFilter}, and what the container refuses before JAX-RS goes
 * to {@link io.github.twiliotoken.war.ErrorServlet}, by the {@code error-page} in web.xml.
 */
@NullMarked
package io.github.twiliotoken.war;

import org.jspecify.annotations.NullMarked;
