package io.earnest.chassis.running;

import feign.Capability;
import feign.Client;
import feign.Request;
import feign.Retryer;
import feign.codec.Decoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * What this process really runs with, at {@code /actuator/info} on the management port: the classes of parts that
 * configuration chooses, where a wrong choice works just as well, only dearer or less safely. Which one is chosen may be
 * another in a packaged service, whose beans were settled when it was built, than in a test.
 */
public final class InUse implements InfoContributor, Capability, Ordered {
    private final Map<String, Map<String, Integer>> feign = new ConcurrentHashMap<>();
    private final ApplicationContext context;
    private final ObjectProvider<JwtDecoder> tokens;

    public InUse(ApplicationContext context, ObjectProvider<JwtDecoder> tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    @Override
    public void contribute(Info.Builder info) {
        info.withDetail("feign", new TreeMap<>(feign));
        tokens.ifAvailable(
                decoder -> info.withDetail("tokens", decoder.getClass().getName()));
        if (context instanceof WebServerApplicationContext server
                && server.getWebServer() instanceof TomcatWebServer tomcat) {
            info.withDetail(
                    "requests",
                    tomcat.getTomcat()
                            .getConnector()
                            .getProtocolHandler()
                            .getExecutor()
                            .getClass()
                            .getName());
        }
    }

    /** Sees what each Feign client is built with before others wrap it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Client enrich(Client client) {
        return seen("clients", client.getClass().getName(), client);
    }

    @Override
    public Retryer enrich(Retryer retryer) {
        return seen("retryers", retryer.getClass().getName(), retryer);
    }

    @Override
    public Decoder enrich(Decoder decoder) {
        return seen("decoders", decoder.getClass().getName(), decoder);
    }

    @Override
    public Request.Options enrich(Request.Options options) {
        return seen("followRedirects", String.valueOf(options.isFollowRedirects()), options);
    }

    private <T> T seen(String part, String what, T used) {
        feign.computeIfAbsent(part, p -> new ConcurrentHashMap<>()).merge(what, 1, Integer::sum);
        return used;
    }
}
