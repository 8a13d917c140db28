package io.earnest.launcher.system;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The five services as they are started from. */
public final class Applications {
    private Applications() {}

    /** Unpacks what a build has changed, as many at a time as there are cores. */
    public static Map<ServiceName, Application> extract(Checkout checkout, Console console) {
        console.live("Unpacking the services …");
        Map<ServiceName, Application> applications = new EnumMap<>(ServiceName.class);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()))) {
            Map<ServiceName, Future<Application>> unpacked = new EnumMap<>(ServiceName.class);
            for (ServiceName service : ServiceName.inStartOrder()) {
                unpacked.put(service, threads.submit(() -> Application.extract(checkout, service)));
            }
            for (Map.Entry<ServiceName, Future<Application>> entry : unpacked.entrySet()) {
                applications.put(entry.getKey(), entry.getValue().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted", e);
        }
        console.quiet();
        return applications;
    }
}
