package io.earnest.profile.admin;

import static java.util.Objects.requireNonNull;

import io.earnest.chassis.notification.OwnNotifications;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.store.Writes;
import io.earnest.profile.experience.Experience;
import io.earnest.profile.factor.OwnFactors;
import io.earnest.profile.follow.store.FollowStore;
import io.earnest.profile.notification.ProfileNews;
import io.earnest.profile.passkey.Passkeys;
import io.earnest.profile.profile.Erasure;
import io.earnest.profile.profile.Operators;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.revocation.Revocations;
import io.earnest.profile.rewards.Command;
import io.earnest.profile.rewards.Ledger;
import io.earnest.profile.rewards.LedgerAnswer;
import io.earnest.profile.rewards.LedgerAnswer.Rejection;
import io.earnest.profile.rewards.Settlement;
import io.earnest.profile.session.KnownPlaces;
import io.earnest.profile.session.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Carries orders out. Each may be repeated, also after a later one of its kind: then it changes nothing. */
@Component
class OrderWork {
    private final Ledger ledger;
    private final Experience experience;
    private final Operators operators;
    private final ProfileStore profiles;
    private final Sessions sessions;
    private final KnownPlaces places;
    private final OwnFactors factors;
    private final Passkeys passkeys;
    private final FollowStore follows;
    private final Erasure erasure;
    private final Revocations revocations;
    private final ProfileNews news;
    private final OwnNotifications notifications;
    private final JsonMapper json;

    OrderWork(
            Ledger ledger,
            Experience experience,
            Operators operators,
            ProfileStore profiles,
            Sessions sessions,
            KnownPlaces places,
            OwnFactors factors,
            Passkeys passkeys,
            FollowStore follows,
            Erasure erasure,
            Revocations revocations,
            ProfileNews news,
            OwnNotifications notifications,
            JsonMapper json) {
        this.ledger = ledger;
        this.experience = experience;
        this.operators = operators;
        this.profiles = profiles;
        this.sessions = sessions;
        this.places = places;
        this.factors = factors;
        this.passkeys = passkeys;
        this.follows = follows;
        this.erasure = erasure;
        this.revocations = revocations;
        this.news = news;
        this.notifications = notifications;
        this.json = json;
    }

    /** How an order ended. */
    sealed interface Ended {
        record Done(@Nullable Settlement settlement) implements Ended {}

        record Refused(Problem why) implements Ended {}
    }

    /**
     * @param command what the ledger is to know it by, where it goes there
     * @throws io.earnest.chassis.call.RemoteUnavailable where the ledger does not answer
     */
    Ended carryOut(AuditRecord given, Order order, String command) {
        String actor = given.actor();
        return switch (order.kind()) {
            case GRANT ->
                booked(Command.granted(
                        command, actor, requireNonNull(order.to()), requireNonNull(order.twei()), given.note()));
            case REVERSAL -> booked(Command.reversed(command, actor, requireNonNull(order.entry()), given.note()));
            case TARIFF -> booked(Command.tariffChanged(command, actor, tariff(requireNonNull(order.tariff()))));
            case EXPERIENCE -> {
                experience.give(requireNonNull(order.profile()), given.id(), requireNonNull(order.xp()));
                yield new Ended.Done(null);
            }
            case ROLES -> roles(given, requireNonNull(order.profile()), requireNonNull(order.roles()));
            case SUSPENSION -> suspension(given, requireNonNull(order.profile()), requireNonNull(order.suspended()));
            case DELETION -> deletion(requireNonNull(order.profile()));
        };
    }

    private Ended booked(Command command) {
        return switch (ledger.submit(command)) {
            case LedgerAnswer.Booked(Settlement settlement) -> new Ended.Done(settlement);
            case LedgerAnswer.Refused(Settlement settlement, Rejection why) -> new Ended.Refused(problem(why));
            case LedgerAnswer.Conflict(Rejection why) ->
                new Ended.Refused(Problem.of("already-booked", 409, "It is booked already")
                        .detail("The ledger holds another entry under this key; nothing was changed."));
            case LedgerAnswer.Invalid(Rejection why) -> new Ended.Refused(problem(why));
        };
    }

    private Ended roles(AuditRecord given, String profile, List<String> roles) {
        Instant at = given.at();
        boolean operator = roles.contains(Profiles.OPERATOR);
        // One who can't sign in would count as the last operator all the same.
        if (operator && profiles.byId(profile).filter(Profile::suspended).isPresent()) {
            return new Ended.Refused(Problem.of("operator-not-suspendable", 409, "An operator can't be suspended")
                    .detail("The profile is suspended. End that first."));
        }
        // The operators first: only there can it still be refused.
        if (operators.order(profile, operator, at) == Operators.Change.LAST_OPERATOR) {
            return new Ended.Refused(lastOperator());
        }
        profiles.orderRoles(
                profile,
                roles.stream().filter(role -> !role.equals(Profiles.OPERATOR)).toList(),
                at);
        if (profiles.byId(profile).filter(p -> !p.deleted()).isEmpty()) {
            // Deleted meanwhile. Nobody would be left to act for an operator that is gone.
            operators.leave(profile);
            return new Ended.Refused(Problem.notFound("profile"));
        }
        news.roles(given.id(), profile, roles, at);
        return new Ended.Done(null);
    }

    /** The operators first: only there can it be refused. */
    private Ended deletion(String profile) {
        if (operators.leave(profile) == Operators.Change.LAST_OPERATOR) {
            return new Ended.Refused(lastOperator());
        }
        erasure.erase(profile);
        revocations.accountDeleted(profile);
        sessions.endAll(profile);
        places.forget(profile);
        factors.forget(profile);
        passkeys.forget(profile);
        notifications.forget(profile);
        follows.forget(profile);
        return new Ended.Done(null);
    }

    private static Problem lastOperator() {
        return Problem.of("last-operator", 409, "The last operator stays one")
                .detail("Make another profile an operator first.");
    }

    private Ended suspension(AuditRecord given, String profile, boolean suspended) {
        if (suspended && operators.contains(profile)) {
            return new Ended.Refused(Problem.of("operator-not-suspendable", 409, "An operator can't be suspended")
                    .detail("Take the role operator away first."));
        }
        profiles.orderSuspension(profile, suspended, given.at());
        tellSuspension(profile);
        if (suspended) {
            sessions.endAll(profile);
        }
        news.suspension(given.id(), profile, suspended, given.subject(), given.note(), given.at());
        return new Ended.Done(null);
    }

    /**
     * Tells the gateways how it stands now, not what this order wants: a later one may be done already. Once more where another
     * came in between, so that whoever was last has told what is.
     */
    private void tellSuspension(String profile) {
        Writes.retried("the suspension of a profile", () -> {
            boolean told = isSuspended(profile);
            revocations.suspension(profile, told);
            return isSuspended(profile) == told ? Optional.of(told) : Optional.empty();
        });
    }

    private boolean isSuspended(String profile) {
        return profiles.byId(profile).filter(Profile::suspended).isPresent();
    }

    private Map<String, Object> tariff(String text) {
        return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    private static Problem problem(Rejection why) {
        Problem problem = Problem.of(why.name(), why.status(), why.title());
        if (why.detail() != null) {
            problem = problem.detail(why.detail());
        }
        for (Map.Entry<String, Object> field : why.extra().entrySet()) {
            problem = problem.with(field.getKey(), field.getValue());
        }
        return problem;
    }
}
