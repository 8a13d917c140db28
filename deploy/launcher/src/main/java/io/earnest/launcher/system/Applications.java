package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import java.util.EnumMap;
import java.util.Map;

/** The five services as they are started from. */
public final class Applications {
    private Applications() {}

    /** Unpacks what a build has changed. */
    public static Map<ServiceName, Application> extract(Checkout checkout, Console console) {
        Map<ServiceName, Application> applications = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.inStartOrder()) {
            console.live("Unpacking " + service.module() + " …");
            applications.put(service, Application.extract(checkout, service));
        }
        console.quiet();
        return applications;
    }
}
