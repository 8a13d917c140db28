package io.earnest.system;

import java.util.List;

/** What can fail by itself: a service, or the store that all of them use here. */
enum Part {
    STORE("mongod"),
    REWARDS("rewards-service"),
    PROFILE("profile-service"),
    ARTICLE("article-service"),
    COMMENT("comment-service"),
    GATEWAY("gateway");

    private final String module;

    Part(String module) {
        this.module = module;
    }

    String module() {
        return module;
    }

    /** Such as {@code article}, as databases and variables are called. */
    String shortName() {
        return module.replace("-service", "");
    }

    static List<Part> services() {
        return List.of(REWARDS, PROFILE, ARTICLE, COMMENT, GATEWAY);
    }

    /** The services that have a store. */
    static List<Part> keepers() {
        return List.of(REWARDS, PROFILE, ARTICLE, COMMENT);
    }
}
