package io.earnest.rewards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.earnest.rewards");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.earnest.planted");

    static List<ArchRule> rules() {
        return List.of(
                slices().matching("io.earnest.*.(*)..").should().beFreeOfCycles(),
                noClasses()
                        .that()
                        .resideInAnyPackage("io.earnest.*.ledger", "io.earnest.*.tariff")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..", "com.mongodb..", "org.bson..", "jakarta..", "io.micrometer..")
                        .because("the ledger is plain Java"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.earnest.*.ledger.mongo", "io.earnest.*.config", "io.earnest.*.verify")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.earnest.*.ledger.mongo")
                        .because("features ask the ledger, never its store"),
                classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate(),
                noClasses().should().callMethod(Instant.class, "now").because("time comes from the injected clock"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleHoldsAndFindsAPlantedViolation(ArchRule rule) {
        rule.check(OURS);
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
