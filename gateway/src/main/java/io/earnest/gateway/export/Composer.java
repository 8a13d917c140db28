package io.earnest.gateway.export;

import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.session.SessionState;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Composes the document while it is read, page by page: what is in memory is four pages at most. Each service has given its
 * first page before the first byte goes out, so that one that is down is told as a problem.
 */
@Component
class Composer {
    private static final int UNAUTHENTICATED = 401;

    private final Parts parts;
    private final Remote remote;
    private final JsonMapper json;
    private final Clock clock;
    private final ExportProperties properties;

    Composer(Parts parts, Remote remote, JsonMapper json, Clock clock, ExportProperties properties) {
        this.parts = parts;
        this.remote = remote;
        this.json = json;
        this.clock = clock;
        this.properties = properties;
    }

    /** A part with its first page. */
    private record Begun(Parts.Part part, Parts.Page first) {}

    /** An export whose every service has begun to answer. */
    final class Export {
        private final String token;
        private final Instant at;
        private final List<Begun> begun;

        private Export(String token, Instant at, List<Begun> begun) {
            this.token = token;
            this.at = at;
            this.begun = begun;
        }

        /**
         * Writes the document.
         *
         * @throws RemoteUnavailable where a service ceases to answer, or it takes too long
         */
        void writeTo(OutputStream out) {
            // Closed only when all of it is there: what broke off must not look like a whole.
            JsonGenerator generator = json.createGenerator(out);
            generator.writeStartObject();
            generator.writeStringProperty("exportedAt", at.toString());
            for (Begun part : begun) {
                generator.writeName(part.part.name());
                write(generator, part);
            }
            generator.writeEndObject();
            generator.close();
        }

        private void write(JsonGenerator generator, Begun part) {
            generator.writeStartObject();
            Parts.Page page = part.first;
            String open = null;
            while (true) {
                if (open != null && !open.equals(page.section())) {
                    generator.writeEndArray();
                    open = null;
                }
                if (open == null) {
                    generator.writeName(page.section());
                    if (!page.single()) {
                        generator.writeStartArray();
                        open = page.section();
                    }
                }
                for (JsonNode item : page.items()) {
                    json.writeTree(generator, item);
                }
                if (page.next() == null) {
                    break;
                }
                page = next(part.part, page.next());
            }
            if (open != null) {
                generator.writeEndArray();
            }
            generator.writeEndObject();
        }

        private Parts.Page next(Parts.Part part, String cursor) {
            if (clock.instant().isAfter(at.plus(properties.atMost()))) {
                throw new RemoteUnavailable("gateway", "an export took too long");
            }
            return page(part, token, cursor);
        }
    }

    /**
     * Begins an export.
     *
     * @param token the viewer's Authorization, passed on: no service takes the gateway's word for who asks; good for {@link
     *     ExportProperties#tokenLife} yet
     * @throws RemoteUnavailable naming the first service that gives no answer
     * @throws io.earnest.chassis.problem.ProblemException 401 {@code session-ended} where profile-service, who gave the
     *     token, takes it no more
     */
    Export begin(String token) {
        Instant at = clock.instant();
        List<Begun> begun = new ArrayList<>();
        for (Parts.Part part : parts.all()) {
            begun.add(new Begun(part, page(part, token, null)));
        }
        return new Export(token, at, begun);
    }

    private Parts.Page page(Parts.Part part, String token, @Nullable String cursor) {
        try {
            return remote.repeatable(part.peer(), () -> part.pages().page(token, cursor));
        } catch (RemoteRefused e) {
            throw refused(part, e);
        }
    }

    /** The other services take what verifies; where one does not, keys are out of step, and nobody has to sign in again. */
    private static RuntimeException refused(Parts.Part part, RemoteRefused e) {
        if (e.status() != UNAUTHENTICATED) {
            return e;
        }
        return part.name().equals(Parts.PROFILE)
                ? SessionState.ended().exception()
                : new RemoteUnavailable(part.peer().provider(), "an export was refused with " + e.status());
    }
}
