package io.earnest.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork.Prefix;
import io.earnest.chassis.web.ClientNetwork.Widening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class ClientNetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "::ffff:192.0.2.7", "::FFFF:C000:207"})
    void anIpv4AddressIsOneNetworkHoweverItIsWritten(String address) {
        assertThat(ClientNetwork.of(address).prefixes()).containsExactly(new Prefix("192.0.2.7", 32));
    }

    @Test
    void anIpv6AddressIsCountedInEachBlockThatItsOwnerMayHave() {
        assertThat(ClientNetwork.of("2001:db8:1:2203::9").prefixes())
                .containsExactly(
                        new Prefix("20010db800012203/64", 64),
                        new Prefix("20010db8000122/56", 56),
                        new Prefix("20010db80001/48", 48));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:22ff::1, 1", "2001:db8:1:ffff::1, 2", "2001:db8:2::1, 3"})
    void neighboursShareTheWiderBlocksOnly(String neighbour, int ownBlocks) {
        assertThat(ClientNetwork.of(neighbour).prefixes())
                .filteredOn(prefix ->
                        !ClientNetwork.of("2001:db8:1:2203::9").prefixes().contains(prefix))
                .hasSize(ownBlocks);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.9.9.9, true",
        "::1, true",
        "::ffff:127.0.0.1, true",
        "0.0.0.0, false",
        "::, false",
        "192.0.2.7, false",
    })
    void thisMachineItselfIsKnownByItsAddress(String address, boolean loopback) {
        assertThat(ClientNetwork.of(address).loopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "localhost", "dead.beef", "fade", "1.2", "300.1.1.1", ":::", "1:2", "::1%lo"})
    void whatIsNoAddressIsOneUnknownNetworkAndIsNotLookedUp(String text) {
        assertThat(ClientNetwork.of(text).prefixes()).containsExactly(new Prefix("unknown", 0));
        assertThat(ClientNetwork.of(text).loopback()).isFalse();
        assertThat(ClientNetwork.shown(text)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "2001:db8:1:2203::9, 2001:db8:1:0:0:0:0:0/48",
    })
    void soMuchOfAnAddressIsWrittenDown(String address, String shown) {
        assertThat(ClientNetwork.shown(address)).isEqualTo(shown);
    }

    @Test
    void widerBlocksMayHaveMore() {
        Widening widening = new Widening(4, 16);
        assertThat(ClientNetwork.of("2001:db8::1").prefixes())
                .extracting(prefix -> widening.of(prefix, 30))
                .containsExactly(30L, 120L, 480L);
        assertThat(widening.of(ClientNetwork.of("192.0.2.7").prefixes().getFirst(), 30))
                .isEqualTo(30);
        assertThatThrownBy(() -> new Widening(4, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
