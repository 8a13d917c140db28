package io.earnest.gateway.edge;

import io.earnest.chassis.web.ClientNetwork.Widening;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one may ask. All rates are requests a minute, and a whole minute's may come at once. What is said of a network
 * holds for an IPv4 address and for an IPv6 /64; the /56 and the /48 around that have more, and each its limit.
 *
 * @param networkInFlight requests of one network under way at the same time, those whose bodies are still coming among
 *     them; never more than half of the places that there are at the moment, however wide the network
 * @param networkReads of one network, behind which an office may sit
 * @param networkWrites of one network
 * @param networkSignIns of one network: each costs profile-service a slow hash
 * @param networkSignUps of one network; profile-service has the day's limit
 * @param widening how much more than a /64 the wider networks around it may have
 * @param profileReads of one signed-in profile
 * @param profileWrites of one signed-in profile; an operator's are not limited, as imports are many writes
 * @param profileBytes that the bodies of one signed-in profile may have in a minute, all together; what they cost grows with
 *     them
 * @param loopbackFactor by how much the limits are widened for this machine itself (sign-ups have none there)
 * @param subjectsKept for how many networks and profiles the rates are remembered
 * @param bodyWithin how long a request's body may take to come
 * @param bodiesInMemory of all requests together; of one network, half of it
 */
@Validated
@ConfigurationProperties("earnest.limits")
record LimitProperties(
        @DefaultValue("64") @Positive int networkInFlight,
        @DefaultValue("6000") @Positive long networkReads,
        @DefaultValue("1200") @Positive long networkWrites,
        @DefaultValue("30") @Positive long networkSignIns,
        @DefaultValue("10") @Positive long networkSignUps,
        @DefaultValue @NotNull Widening widening,
        @DefaultValue("1200") @Positive long profileReads,
        @DefaultValue("240") @Positive long profileWrites,
        @DefaultValue("4MB") DataSize profileBytes,
        @DefaultValue("100") @Positive long loopbackFactor,
        @DefaultValue("100000") @Positive int subjectsKept,
        @DefaultValue("30s") Duration bodyWithin,
        @DefaultValue("16MB") DataSize bodiesInMemory) {}
