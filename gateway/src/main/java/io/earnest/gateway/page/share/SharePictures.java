package io.earnest.gateway.page.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.bulkhead.Bulkhead;
import io.earnest.chassis.bulkhead.Bulkheads;
import io.earnest.gateway.page.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The pictures beside links to articles: drawn when they are first asked for, by one thread, and kept. */
@Component
class SharePictures {
    private static final long MOST_BYTES = 4_000_000;
    private static final ClassPathResource GENERAL = new ClassPathResource("static/assets/" + Frame.SHARED_PICTURE);

    private final Cache<Said, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Said said, byte[] picture) -> picture.length)
            .build();
    private final Bulkhead bulkhead;

    SharePictures(Bulkheads bulkheads) {
        this.bulkhead = bulkheads.named("share");
    }

    /** The font, read when it is first needed: most that start this never draw. */
    private static final class Drawn {
        private static final ShareCard CARD = new ShareCard();
        private static final byte[] OTHERS = general();

        private static byte[] general() {
            try {
                return GENERAL.getContentAsByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The site's own picture where the font has not the letters of the title. */
    byte[] of(Said said) {
        byte[] there = kept.getIfPresent(said);
        if (there != null) {
            return there;
        }
        byte[] drawn = bulkhead.run(
                () -> Drawn.CARD.draw(said.title(), said.by(), said.facts()).orElse(Drawn.OTHERS));
        kept.put(said, drawn);
        return drawn;
    }
}
