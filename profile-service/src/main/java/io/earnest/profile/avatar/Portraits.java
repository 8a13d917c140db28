package io.earnest.profile.avatar;

import io.earnest.chassis.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The pictures, read once at the start. */
@Component
class Portraits {
    private final Map<String, Portrait> byId = new HashMap<>();

    /** A picture and the tag of its content. */
    record Portrait(String svg, String etag) {}

    Portraits() {
        Stream.concat(Avatars.all().stream(), Stream.of(Avatars.NEUTRAL)).forEach(avatar -> {
            try (InputStream in = Portraits.class.getResourceAsStream("/avatars/" + avatar.id() + ".svg")) {
                if (in != null) {
                    String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    byId.put(
                            avatar.id(),
                            new Portrait(svg, "\"" + Ids.fingerprint(svg).substring(0, 20) + "\""));
                }
            } catch (IOException e) {
                throw new IllegalStateException("the picture of " + avatar.id() + " can't be read", e);
            }
        });
    }

    Optional<Portrait> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
