package io.earnest.comment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.earnest.planted.Planted;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {
    private static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("io.earnest.comment.(*)..").should().beFreeOfCycles();
    private static final ArchRule WEB_DOES_NOT_TOUCH_THE_STORE = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.mongodb..");
    private static final ArchRule CLIENTS_STAY_BEHIND_THEIR_ADAPTERS =
            classes().that().areAnnotatedWith(FeignClient.class).should().bePackagePrivate();

    @Test
    void theRulesHold() {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.earnest.comment");
        FEATURES_HAVE_NO_CYCLES.check(service);
        WEB_DOES_NOT_TOUCH_THE_STORE.check(service);
        CLIENTS_STAY_BEHIND_THEIR_ADAPTERS.check(service);
    }

    @Test
    void aPlantedViolationIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.Controller.class, Planted.Client.class);
        assertThat(WEB_DOES_NOT_TOUCH_THE_STORE.evaluate(planted).hasViolation())
                .isTrue();
        assertThat(CLIENTS_STAY_BEHIND_THEIR_ADAPTERS.evaluate(planted).hasViolation())
                .isTrue();
    }
}
