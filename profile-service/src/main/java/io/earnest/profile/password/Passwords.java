package io.earnest.profile.password;

import io.earnest.chassis.problem.Problem;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id hashes. Each takes 16 MB and a core for a while, so only a few run at a time; who can't have a turn soon is
 * told to come back (429), instead of all becoming slow.
 */
@Component
public class Passwords {
    public static final int MIN_LENGTH = 10;
    public static final int MAX_LENGTH = 200;

    private static final int RETRY_SECONDS = 2;

    private final PasswordEncoder encoder;
    /**
     * Threads of their own: a hash never waits, so on the virtual threads that serve requests two of them would keep all
     * others from running, those too that only want to say that it takes too long.
     */
    private final ExecutorService hashing;

    private final Semaphore turns;
    private final long longestWaitMillis;
    private final String nobodys;

    @Autowired
    Passwords(PasswordProperties properties) {
        this(properties, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    Passwords(PasswordProperties properties, PasswordEncoder encoder) {
        this.encoder = encoder;
        this.hashing = Executors.newFixedThreadPool(
                properties.hashesAtOnce(),
                Thread.ofPlatform().name("password-hash-", 0).daemon().factory());
        this.turns = new Semaphore(properties.hashesAtOnce(), true);
        this.longestWaitMillis = properties.longestWait().toMillis();
        this.nobodys = hash("the password of nobody");
    }

    /** The hash to keep. 429 where no turn can be had in time. */
    public String hash(String password) {
        return inTurn(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    /**
     * Whether this is the password. Without a hash (an unknown handle) it takes the same time and says no, so that the
     * time does not tell whether there is such a handle. 429 where no turn can be had in time.
     */
    public boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(longestWaitMillis, TimeUnit.MILLISECONDS)) {
                throw AttemptLimit.tooMany(RETRY_SECONDS).exception();
            }
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
            turns.release();
        }
    }
}
