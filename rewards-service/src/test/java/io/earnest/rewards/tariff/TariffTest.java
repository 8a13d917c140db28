package io.earnest.rewards.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TariffTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Tariff first = Tariffs.first().tariff();

    @Test
    void version_1_has_the_prices_of_the_product() {
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.prices().publication()).isEqualTo(Twei.of(20));
        assertThat(first.prices().minus()).isEqualTo(Twei.of(2));
        assertThat(first.prices().comment()).isEqualTo(Twei.of(4));
        assertThat(first.prices().commentToAuthor()).isEqualTo(Twei.of(1));
        assertThat(first.prices().dislike()).isEqualTo(Twei.of(2));
        assertThat(first.prices().dislikedCommenter()).isEqualTo(Twei.of(1));
        assertThat(first.prices().report()).isEqualTo(Twei.of(1));
    }

    @Test
    void version_1_has_the_rewards_of_the_product() {
        assertThat(first.rewards())
                .isEqualTo(new Tariff.Rewards(twei(20), twei(1), twei(1), twei(1), twei(1), twei(5)));
    }

    @Test
    void version_1_has_the_limits_of_the_product() {
        Tariff.Limits limits = first.limits();
        assertThat(limits.readerTwei()).isEqualTo(Twei.of(10));
        assertThat(limits.paidPluses()).isEqualTo(5);
        assertThat(limits.paidLikes()).isEqualTo(5);
        assertThat(limits.commentsValued()).isEqualTo(3);
        assertThat(limits.publications()).isEqualTo(5);
        assertThat(limits.likesToValue()).isEqualTo(3);
        assertThat(first.pairs().days()).isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "4, 3", "5, 8", "12, 8", "13, 20", "99, 20"})
    void paid_readings_follow_the_level(int level, int readings) {
        assertThat(first.limits().paidReadings(level)).isEqualTo(readings);
    }

    @ParameterizedTest
    @CsvSource({"15, 1", "60, 1", "61, 2", "120, 2", "240, 4", "241, 5", "300, 5", "301, 5", "100000, 5"})
    void a_reading_is_priced_by_each_begun_minute_and_at_most_5(int seconds, long price) {
        assertThat(first.reading().price(seconds)).isEqualTo(Twei.of(price));
        assertThat(first.reading().minimumSeconds()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"0, 10000", "1000, 10000", "1001, 10010", "2000, 20000"})
    void a_days_budget_grows_with_the_readers_of_the_last(int readers, long budget) {
        assertThat(first.budget().ofDay(readers)).isEqualTo(Twei.of(budget));
    }

    @ParameterizedTest
    @CsvSource({"0, 68", "43200, 5034", "86399, 9999"})
    void the_budget_is_released_by_the_second(int second, long released) {
        assertThat(first.budget().released(Twei.of(10_000), second)).isEqualTo(Twei.of(released));
    }

    @Test
    void a_tariff_survives_its_tree() {
        assertThat(Tariffs.document(Tariffs.first().tree())).isEqualTo(Tariffs.first());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pairs                                | null                    | pairs is missing
            pairs                                | {}                      | pairs.days is missing
            pairs                                | 5                       | pairs must be an object with fields
            pairs                                | {"days":28,"hours":1}   | pairs.hours is no field of a tariff
            discount                             | 1                       | discount is no field of a tariff
            version                              | 0                       | version must be between 1 and 1000000000, not 0
            pairs                                | {"days":-1}             | pairs.days must be between 0 and 1000000000, not -1
            pairs                                | {"days":"28"}           | pairs.days must be a whole number of at most 1000000000
            pairs                                | {"days":2.5}            | pairs.days must be a whole number of at most 1000000000
            pairs                                | {"days":1000000001}     | pairs.days must be a whole number of at most 1000000000
            pairs                                | {"days":9223372036854775808} | pairs.days must be a whole number of at most 1000000000
            version                              | -9223372036854775808    | version must be a whole number of at most 1000000000
            version                              | [1]                     | version must be a whole number of at most 1000000000
            prices/report                        | 0                       | prices.report must be between 1 and 1000000000, not 0
            prices/report                        | null                    | prices.report is missing
            limits/paidReadings                  | {}                      | limits.paidReadings must be a list
            limits/paidReadings                  | [null]                  | limits.paidReadings[0] must be an object with fields
            limits/paidReadings                  | [{"fromLevel":1,"readings":3},{"fromLevel":5}] | limits.paidReadings[1].readings is missing
            limits/paidReadings                  | [{"fromLevel":1,"readings":3},{"fromLevel":1,"readings":3}] | limits.paidReadings.fromLevel must be between 2 and 1000000000, not 1
            """)
    void what_is_no_tariff_is_told_by_its_field(String field, String value, String why) {
        ObjectNode tree = JSON.valueToTree(Tariffs.first().tree());
        String parent = field.contains("/") ? "/" + field.substring(0, field.indexOf('/')) : "";
        ((ObjectNode) tree.at(parent)).set(field.substring(field.indexOf('/') + 1), JSON.readTree(value));
        Map<String, Object> map = JSON.convertValue(tree, new TypeReference<>() {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tariffs.document(map))
                .withMessage(why);
    }

    @Test
    void a_tariff_without_a_part_is_none() {
        Map<String, Object> missing = new HashMap<>(Tariffs.first().tree());
        missing.remove("budget");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tariffs.document(missing))
                .withMessage("budget is missing");
    }

    @Test
    void a_field_that_came_later_and_is_missing_means_what_held_before_and_stays_missing() {
        Map<String, Object> tree = without("limits", "likesToValue");
        tree.remove("pairs");
        TariffDocument old =
                Tariffs.document(tree, new LaterFields(Map.of("limits.likesToValue", 7, "pairs", Map.of("days", 14))));
        assertThat(old.tariff().limits().likesToValue()).isEqualTo(7);
        assertThat(old.tariff().pairs().days()).isEqualTo(14);
        assertThat(old.tree()).doesNotContainKey("pairs").isEqualTo(tree);
        assertThat(((Map<?, ?>) old.tree().get("limits")).containsKey("likesToValue"))
                .isFalse();
    }

    @Test
    void a_field_that_came_later_and_is_there_is_believed() {
        LaterFields later = new LaterFields(Map.of("limits.likesToValue", 7));
        assertThat(Tariffs.document(Tariffs.first().tree(), later)).isEqualTo(Tariffs.first());
    }

    @Test
    void only_what_came_later_may_be_missing_and_only_itself() {
        LaterFields later = new LaterFields(Map.of("limits.likesToValue", 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tariffs.document(without("limits", "paidLikes"), later))
                .withMessage("limits.paidLikes is missing");
        Map<String, Object> noLimits = new HashMap<>(Tariffs.first().tree());
        noLimits.remove("limits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tariffs.document(noLimits, new LaterFields(Map.of("limits.likesToValue", 7))))
                .withMessage("limits is missing");
    }

    @Test
    void the_first_tariff_stays_byte_for_byte() throws Exception {
        try (InputStream file = Tariffs.class.getResourceAsStream("/tariff/tariff-1.json")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            assertThat(HexFormat.of().formatHex(hash))
                    .isEqualTo("599d0abb9d541c97143684bb895172b5ed36d9560f95ceccc7110ec5413ad0fe");
        }
    }

    private static Map<String, Object> without(String section, String field) {
        Map<String, Object> tree = new HashMap<>(Tariffs.first().tree());
        Map<Object, Object> rest = new HashMap<>((Map<?, ?>) tree.get(section));
        rest.remove(field);
        tree.put(section, rest);
        return tree;
    }

    @Test
    void arithmetic_never_wraps() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Twei.of(Long.MAX_VALUE).plus(Twei.of(1)));
    }

    private static Twei twei(long amount) {
        return Twei.of(amount);
    }
}
