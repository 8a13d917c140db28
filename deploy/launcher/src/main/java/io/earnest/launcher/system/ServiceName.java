package io.earnest.launcher.system;

import java.util.List;

/** The five processes, in the order in which they start: nobody waits for one that comes later. */
public enum ServiceName {
    REWARDS("rewards-service", 256),
    PROFILE("profile-service", 192),
    ARTICLE("article-service", 224),
    COMMENT("comment-service", 192),
    GATEWAY("gateway", 192);

    private final String module;
    private final int heapMegabytes;

    ServiceName(String module, int heapMegabytes) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
    }

    /** The module's folder, and the name under which the service signs its calls. */
    public String module() {
        return module;
    }

    /** Its database, as it calls it unless it is told otherwise, and the account that may enter that alone. */
    public String database() {
        return "earnest-" + module.replace("-service", "");
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Those that have a store. */
    public static List<ServiceName> keepers() {
        return List.of(REWARDS, PROFILE, ARTICLE, COMMENT);
    }

    static List<ServiceName> inStartOrder() {
        return List.of(values());
    }
}
