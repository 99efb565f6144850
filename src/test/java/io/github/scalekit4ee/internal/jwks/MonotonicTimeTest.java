package io.github.scalekit4ee.internal.jwks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** A clock that jumps by a day causes no fetch and ends no set, because nothing in this room reads it but to tell an observer the time. */
class MonotonicTimeTest {

    @Test
    void theKeySourceReadsNoWallClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName(KeyEvents.class.getSimpleName())
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, Date.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.scalekit4ee.internal.jwks"));
    }
}
