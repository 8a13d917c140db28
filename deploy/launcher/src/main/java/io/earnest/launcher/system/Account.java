package io.earnest.launcher.system;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A handle and its password: the operator's. */
public record Account(String handle, String password) {
    private static final String FILE = "operator";
    private static final String DEFAULT_HANDLE = "operator";
    // Without the letters and digits that people take for one another.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    /** From the environment, else as the data directory holds it, else made up and kept there. */
    public static Account operator(DataDirectory data, Map<String, String> environment) {
        String handle = environment.getOrDefault("EARNEST_OPERATOR_HANDLE", "").strip();
        String password = environment.getOrDefault("EARNEST_OPERATOR_PASSWORD", "");
        Optional<Account> kept = kept(data);
        if (!handle.isEmpty() && !password.isEmpty()) {
            Account account = new Account(handle, password);
            if (kept.filter(account::equals).isEmpty()) {
                account.keep(data);
            }
            return account;
        }
        if (kept.isPresent()) {
            return kept.get();
        }
        Account fresh =
                new Account(handle.isEmpty() ? DEFAULT_HANDLE : handle, password.isEmpty() ? newPassword() : password);
        fresh.keep(data);
        return fresh;
    }

    /** From the environment, else as the data directory holds it. */
    public static Optional<Account> knownOperator(DataDirectory data, Map<String, String> environment) {
        String handle = environment.getOrDefault("EARNEST_OPERATOR_HANDLE", "").strip();
        String password = environment.getOrDefault("EARNEST_OPERATOR_PASSWORD", "");
        return !handle.isEmpty() && !password.isEmpty() ? Optional.of(new Account(handle, password)) : kept(data);
    }

    /** Five groups of four characters: about 99 bits. */
    public static String newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static Optional<Account> kept(DataDirectory data) {
        String content = data.read(FILE);
        if (content == null) {
            return Optional.empty();
        }
        List<String> lines = content.strip().lines().map(String::strip).toList();
        return lines.size() == 2 ? Optional.of(new Account(lines.getFirst(), lines.getLast())) : Optional.empty();
    }

    /** Takes it out of the data directory. */
    public void forget(DataDirectory data) {
        if (kept(data).filter(this::equals).isPresent()) {
            data.remove(FILE);
        }
    }

    private void keep(DataDirectory data) {
        data.write(FILE, handle + "\n" + password + "\n");
    }
}
