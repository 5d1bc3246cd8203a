package io.github.twiliotoken.contract;

/** All parts that hold with the standard settings, {@link Settings#forTokens()}. */
public interface EndpointContract
    extends TokenContract,
        BearerContract,
        RefusalContract,
        HttpRulesContract,
        CallerTimesContract,
        HostileIdentityContract {}
