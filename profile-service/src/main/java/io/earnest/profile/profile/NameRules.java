package io.earnest.profile.profile;

import io.earnest.chassis.problem.Problem;
import io.earnest.profile.name.HouseNames;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody is called as if they spoke for the house who does not: an operator, or a moderator within that role. */
@Component
class NameRules {
    private static final String MODERATOR = "moderator";

    private final Operators operators;
    private final ProfileStore profiles;

    NameRules(Operators operators, ProfileStore profiles) {
        this.operators = operators;
        this.profiles = profiles;
    }

    /** Whether a handle is as good as taken. Accounts that have such a one keep it. */
    boolean isReserved(String handle) {
        return HouseNames.isReserved(handle) || looksLikeAnOperator(handle);
    }

    /** 400 where somebody with these roles may not be called so. */
    void require(String displayName, List<String> roles) {
        if (roles.contains(Profiles.OPERATOR)) {
            return;
        }
        boolean refused = roles.contains(MODERATOR)
                ? HouseNames.speaksForMoreThanModerators(displayName)
                : HouseNames.speaksForTheHouse(displayName);
        if (refused || looksLikeAnOperator(displayName)) {
            throw Problem.invalid("displayName", "speaks for Earnest or its staff; choose a name of your own")
                    .exception();
        }
    }

    private boolean looksLikeAnOperator(String name) {
        return profiles.byIds(operators.all()).stream()
                .anyMatch(operator -> HouseNames.isLookalike(name, operator.handle()));
    }
}
