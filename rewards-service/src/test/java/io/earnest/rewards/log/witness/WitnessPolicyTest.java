package io.earnest.rewards.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WitnessPolicyTest {
    /** The form of the specification's example, with two levels of groups. */
    private static final String EXAMPLE = "log " + vkey("log.example", 1, 9) + " https://log.example/\n"
            + witness("X1", 1) + witness("X2", 2) + witness("X3", 3)
            + "group X-witnesses 2 X1 X2 X3\n"
            + witness("Y1", 4) + witness("Y2", 5) + witness("Y3", 6)
            + "group\tY-witnesses any Y1 Y2   Y3\n  # who is enough\n\n"
            + "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";

    @Test
    void theQuorumIsThatOfTheGroups() {
        WitnessPolicy policy = WitnessPolicy.parse(EXAMPLE);
        assertThat(policy.witnesses()).extracting(Witness::name).containsExactly("X1", "X2", "X3", "Y1", "Y2", "Y3");
        assertThat(policy.isMetBy(Set.of("X1", "X3", "Y2"))).isTrue();
        assertThat(policy.isMetBy(Set.of("X1", "X2", "X3"))).isFalse();
        assertThat(policy.isMetBy(Set.of("X1", "Y1", "Y2", "Y3"))).isFalse();
    }

    @Test
    void whoDeniesIsBelievedWhereTheOthersAreNotEnough() {
        WitnessPolicy policy = WitnessPolicy.parse(EXAMPLE);
        assertThat(policy.isDeniedBy(Set.of())).isFalse();
        assertThat(policy.isDeniedBy(Set.of("X1", "Y1", "Y2"))).isFalse();
        assertThat(policy.isDeniedBy(Set.of("X1", "X2"))).isTrue();
        WitnessPolicy none = WitnessPolicy.parse(witness("A", 1) + witness("B", 2) + witness("C", 3) + "quorum none\n");
        assertThat(none.isMetBy(Set.of())).isTrue();
        assertThat(none.isDeniedBy(Set.of("A"))).isFalse();
        assertThat(none.isDeniedBy(Set.of("A", "B"))).isTrue();
        assertThat(WitnessPolicy.NONE.isDeniedBy(Set.of())).isFalse();
    }

    @Test
    void whatIsWrongIsNamedByItsLine() {
        for (String wrong : List.of(
                "quorum A\n",
                "",
                witness("A", 1),
                witness("A", 1) + witness("A", 2) + "quorum A\n",
                witness("A", 1) + witness("B", 1) + "quorum A\n",
                witness("none", 1) + "quorum none\n",
                witness("A", 1) + "group g 2 A\nquorum g\n",
                witness("A", 1) + "group g 0 A\nquorum g\n",
                witness("A", 1) + "group g any A\ngroup h any A\nquorum g\n",
                witness("A", 1) + "group g any B\nquorum g\n",
                witness("A", 1) + "quorum A\nquorum A\n",
                "witness A " + vkey("A", 4, 1) + "\nquorum A\n",
                "witness A " + vkey("A", 1, 1) + " https://a.example\nquorum A\n",
                "witness A " + vkey("A", 4, 1) + " file:///etc\nquorum A\n",
                "log " + vkey("A", 4, 1) + "\nquorum none\n",
                "something\nquorum none\n")) {
            assertThatThrownBy(() -> WitnessPolicy.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> WitnessPolicy.parse("\n\nquorum A\n")).hasMessageContaining("line 3");
    }

    private static String witness(String name, int seed) {
        return "witness " + name + ' ' + vkey(name + ".example", 4, seed) + " https://" + name + ".example/w\n";
    }

    private static String vkey(String name, int kind, int seed) {
        try {
            // A point of the curve: the JDK makes the key of a seed.
            var generator = java.security.KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(java.security.spec.NamedParameterSpec.ED25519, new java.security.SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    Arrays.fill(bytes, (byte) seed);
                }
            });
            byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
            byte[] material = new byte[33];
            material[0] = (byte) kind;
            System.arraycopy(spki, spki.length - 32, material, 1, 32);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(material), 4));
            return name + '+' + id + '+' + Base64.getEncoder().encodeToString(material);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
