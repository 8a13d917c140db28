package io.earnest.launcher.backup;

import io.earnest.launcher.system.ServiceName;
import java.util.List;

/** The services' databases, by the names that the services give them unless they are told others. */
final class Databases {
    static final String ARTICLE = name(ServiceName.ARTICLE);
    static final String COMMENT = name(ServiceName.COMMENT);
    static final String PROFILE = name(ServiceName.PROFILE);
    static final String REWARDS = name(ServiceName.REWARDS);

    static final List<String> ALL = List.of(REWARDS, PROFILE, ARTICLE, COMMENT);

    private Databases() {}

    private static String name(ServiceName service) {
        return "earnest-" + service.module().replace("-service", "");
    }
}
