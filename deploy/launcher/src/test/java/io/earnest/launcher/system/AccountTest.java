package io.earnest.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {

    @TempDir
    Path folder;

    @Test
    void the_operator_is_made_up_once_and_kept() {
        DataDirectory data = new DataDirectory(folder);
        Account first = Account.operator(data, Map.of());

        assertThat(first.handle()).isEqualTo("operator");
        assertThat(first.password()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
        assertThat(Account.operator(data, Map.of())).isEqualTo(first);
        assertThat(Account.knownOperator(data, Map.of())).contains(first);
    }

    @Test
    void the_environment_comes_first() {
        DataDirectory data = new DataDirectory(folder);
        Map<String, String> environment =
                Map.of("EARNEST_OPERATOR_HANDLE", "ana", "EARNEST_OPERATOR_PASSWORD", "a long password");

        assertThat(Account.operator(data, environment)).isEqualTo(new Account("ana", "a long password"));
        assertThat(Account.operator(data, Map.of())).isEqualTo(new Account("ana", "a long password"));
    }

    @Test
    void without_either_nobody_is_known() {
        assertThat(Account.knownOperator(new DataDirectory(folder), Map.of())).isEmpty();
    }
}
