/** Access Tokens as compact JWS, signed with HS256. */
@NullMarked
package io.github.twiliotoken.jwt;

import org.jspecify.annotations.NullMarked;
