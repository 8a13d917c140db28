package io.earnest.launcher.backup;

import io.earnest.launcher.system.ServiceName;
import java.util.List;

/** The services' databases, by the names that the services give them unless they are told others. */
final class Databases {
    static final String ARTICLE = ServiceName.ARTICLE.database();
    static final String COMMENT = ServiceName.COMMENT.database();
    static final String PROFILE = ServiceName.PROFILE.database();
    static final String REWARDS = ServiceName.REWARDS.database();

    static final List<String> ALL =
            ServiceName.keepers().stream().map(ServiceName::database).toList();

    private Databases() {}
}
