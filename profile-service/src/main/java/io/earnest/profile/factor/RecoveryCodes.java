package io.earnest.profile.factor;

import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Codes on paper, each good for once: in the place of a forgotten password, or of the second factor. A code has 80 random
 * bits, which nobody finds by trying hashes: so it is kept by a fast one, and checking it starves nobody.
 */
@Component
public class RecoveryCodes {
    /** How many are made at once. */
    public static final int COUNT = 10;
    /** Longer than any code with whatever somebody puts between its letters. */
    public static final int LONGEST_TYPED = 60;

    private static final int LETTERS = 16;
    private static final int GROUP = 4;
    /** Crockford's: no two of them look alike. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SecureRandom random = new SecureRandom();
    private final FactorStore store;
    private final Profiles profiles;
    private final Clock clock;

    RecoveryCodes(FactorStore store, Profiles profiles, Clock clock) {
        this.store = store;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** New codes, which are shown now and never again; those from before are good no longer. */
    public List<String> make(String profile) {
        List<String> codes = Stream.generate(this::code).limit(COUNT).toList();
        store.setCodes(
                profile,
                codes.stream().map(code -> hash(profile, plain(code))).toList(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (profiles.byId(profile).filter(Profile::isActive).isEmpty()) {
            store.forget(profile); // Deleted meanwhile: what is erased stays so.
        }
        return codes;
    }

    /** Whether this is one of the codes that are left. Without a profile it takes the same steps, and says no. */
    public boolean isOne(String profile, String typed) {
        String hash = hash(profile, plain(typed));
        List<String> codes = store.of(profile).codes();
        return codes != null && codes.contains(hash);
    }

    /** Uses a code up; of two that try at once one has it. */
    public boolean take(String profile, String typed) {
        return store.takeCode(profile, hash(profile, plain(typed)));
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it was made, whatever somebody read in it. */
    static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    private static String hash(String profile, String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("earnest recovery code 1\n" + profile + "\n" + code).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
