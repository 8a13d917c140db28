package io.earnest.profile.password;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.web.ClientNetwork;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id hashes. Each takes 16 MB and a core for a while, so only a few run at a time, by {@link Turns}; who can't have a
 * turn soon is told to come back (429), instead of all becoming slow.
 */
@Component
public class Passwords {
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final int RETRY_SECONDS = 2;

    private final PasswordEncoder encoder;
    /**
     * Threads of their own: a hash never waits, so on the virtual threads that serve requests two of them would keep all
     * others from running, those too that only want to say that it takes too long.
     */
    private final ExecutorService hashing;

    private final Turns turns;
    private final Duration longestWait;
    private final String nobodys;

    @Autowired
    Passwords(PasswordProperties properties, @Value("${earnest.public-url}") String publicUrl) {
        this(properties, encoder(properties.cheapForTests(), publicUrl));
    }

    /**
     * What a hash cost stands in the hash: each of them verifies what the other made.
     *
     * @throws IllegalStateException if hashes are to be cheap where people are
     */
    static PasswordEncoder encoder(boolean cheapForTests, String publicUrl) {
        if (!cheapForTests) {
            return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        }
        String host = Objects.requireNonNullElse(URI.create(publicUrl).getHost(), "");
        if (!host.equals("localhost")
                && !(ClientNetwork.isAddress(host) && ClientNetwork.of(host).loopback())) {
            throw new IllegalStateException(
                    "EARNEST_TEST_CHEAP_PASSWORDS is for tests on one machine, and EARNEST_PUBLIC_URL is " + publicUrl
                            + ": take the one away");
        }
        LOG.warn("Passwords are hashed cheaply, for tests alone: whoever reads the store can guess them");
        return new Argon2PasswordEncoder(16, 32, 1, 64, 1);
    }

    Passwords(PasswordProperties properties, PasswordEncoder encoder) {
        this.encoder = encoder;
        this.hashing = Executors.newFixedThreadPool(
                properties.hashesAtOnce(),
                Thread.ofPlatform().name("password-hash-", 0).daemon().factory());
        this.turns = new Turns(properties.hashesAtOnce(), properties.waiting());
        this.longestWait = properties.longestWait();
        this.nobodys = encoded("the password of nobody");
    }

    /**
     * Whether a password is the one.
     *
     * @param matches whether it is
     * @param better the hash to keep from now on, of a password that was hashed as it was typed, before there was one form
     */
    public record Check(boolean matches, @Nullable String better) {
        private static final Check NO = new Check(false, null);
    }

    /** The hash to keep of a password in its form. 429 where no turn can be had in time. */
    public String hash(String text, Applicant who) {
        return inTurn(who, () -> encoded(text));
    }

    /**
     * Whether this, as it was typed, is the password. Without a hash (an unknown handle) it takes the same time as a wrong
     * one and says no, so that the time does not tell whether there is such a handle. 429 where no turn can be had in time.
     */
    public Check check(String typed, @Nullable String hash, Applicant who) {
        String text = PasswordText.of(typed).orElse(typed);
        List<String> candidates = Stream.of(text, typed).distinct().toList();
        return inTurn(who, () -> {
            for (String candidate : candidates) {
                if (encoder.matches(candidate, hash == null ? nobodys : hash) && hash != null) {
                    return new Check(true, candidate.equals(text) ? null : encoded(text));
                }
            }
            return Check.NO;
        });
    }

    private String encoded(String text) {
        return Objects.requireNonNull(encoder.encode(text));
    }

    private <T> T inTurn(Applicant who, Supplier<T> work) {
        Turns.Slot slot;
        try {
            slot = turns.take(who, longestWait);
        } catch (RejectedExecutionException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("profile-service").exception();
        }
        try {
            return hashing.submit(work::get).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("profile-service").exception();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } finally {
            turns.release(slot);
        }
    }

    private static ProblemException busy() {
        return Problem.of("too-many-attempts", 429, "Too many attempts")
                .detail("So many sign in at the moment that this had no turn. It counts as no attempt: try again in "
                        + RETRY_SECONDS + " seconds.")
                .with("retryAfterSeconds", (long) RETRY_SECONDS)
                .exception();
    }
}
