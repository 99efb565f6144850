package io.github.scalekit4ee;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;

/** The arrows between the rooms, and what no room may do. CONTRIBUTING.md has the map. */
@AnalyzeClasses(
        packages = "io.github.scalekit4ee",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeJars.class})
class ArchitectureTest {

    private static final String BASE = "io.github.scalekit4ee";
    private static final String ROOMS = BASE + ".internal.";

    /** Classes of the client that a filter or the server makes, never plain Java. */
    private static final Set<String> PARTS_OF_FILTERS = Set.of(
            "ApplicationClients",
            "AuthorizedCall",
            "CurrentCaller",
            "Redirects",
            "Repetition",
            "ScalekitClientListener");

    /**
     * cdi → rest → web → security → token → jwks → config, and cdi → client → config. What everybody may use is a leaf: http, json
     * and the public root. The root's facades stand before the rooms that do the work, so only they look into token and jwks.
     */
    @ArchTest
    static final ArchRule callsFlowOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("root")
            .definedBy(BASE)
            .layer("client")
            .definedBy(BASE + ".client..", ROOMS + "client..")
            .layer("config")
            .definedBy(ROOMS + "config..")
            .layer("http")
            .definedBy(ROOMS + "http..")
            .layer("json")
            .definedBy(ROOMS + "json..")
            .layer("jwks")
            .definedBy(ROOMS + "jwks..")
            .layer("token")
            .definedBy(ROOMS + "token..")
            .layer("server")
            .definedBy(ROOMS + "server..")
            .layer("security")
            .definedBy(BASE + ".security..", ROOMS + "security..")
            .layer("web")
            .definedBy(ROOMS + "web..")
            .layer("rest")
            .definedBy(ROOMS + "rest..")
            .layer("cdi")
            .definedBy(ROOMS + "cdi..")
            .whereLayer("root")
            .mayOnlyAccessLayers("token", "jwks", "config", "http")
            .whereLayer("client")
            .mayOnlyAccessLayers("root", "config", "http", "json")
            .whereLayer("http")
            .mayNotAccessAnyLayer()
            .whereLayer("json")
            .mayNotAccessAnyLayer()
            .whereLayer("server")
            .mayOnlyAccessLayers("token")
            .whereLayer("config")
            .mayOnlyAccessLayers("root", "http")
            .whereLayer("jwks")
            .mayOnlyAccessLayers("root", "config", "http", "json")
            .whereLayer("token")
            .mayOnlyAccessLayers("root", "jwks", "config", "json")
            .whereLayer("security")
            .mayOnlyAccessLayers("root", "token", "jwks", "config", "json", "server")
            .whereLayer("web")
            .mayOnlyAccessLayers("root", "security", "config", "server")
            .whereLayer("rest")
            .mayOnlyAccessLayers("root", "web", "security", "config", "server")
            .whereLayer("cdi")
            .mayOnlyAccessLayers(
                    "root", "client", "rest", "web", "security", "token", "jwks", "config", "http", "json", "server");

    @ArchTest
    static final ArchRule everyRoomHasItsPlaceOnTheMap = classes()
            .should()
            .resideInAnyPackage(
                    BASE,
                    BASE + ".client..",
                    ROOMS + "client..",
                    ROOMS + "config..",
                    ROOMS + "http..",
                    ROOMS + "json..",
                    ROOMS + "jwks..",
                    ROOMS + "token..",
                    ROOMS + "server..",
                    BASE + ".security..",
                    ROOMS + "security..",
                    ROOMS + "web..",
                    ROOMS + "rest..",
                    ROOMS + "cdi..");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(ROOMS + "(*)..").should().beFreeOfCycles();

    /**
     * Annotations may be used where their classes are not there, and may name such classes: the JVM leaves those out. The request filters, and what only they use, are
     * JAX-RS by their nature.
     */
    @ArchTest
    static final ArchRule theVerifierAndTheClientArePlainJava = noClasses()
            .that(resideInAnyPackage(
                            BASE,
                            BASE + ".client..",
                            ROOMS + "client..",
                            ROOMS + "http..",
                            ROOMS + "json..",
                            ROOMS + "jwks..",
                            ROOMS + "token..")
                    .and(not(annotations()))
                    .and(not(jaxRsFilters())))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                    .and(not(annotations())))
            .orShould()
            .dependOnClassesThat(jaxRsFilters());

    /** MicroProfile Config is looked at where it is there, by one class that is loaded only then. */
    @ArchTest
    static final ArchRule configurationLinksToNothingButMicroProfileConfig = noClasses()
            .that()
            .resideInAPackage(ROOMS + "config..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                    .and(not(resideInAnyPackage("org.eclipse.microprofile.config.."))));

    @ArchTest
    static final ArchRule carriedLibrariesStayBehindTheRooms = noClasses()
            .that()
            .resideOutsideOfPackages(ROOMS + "jwks..", ROOMS + "token..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jose4j..", "com.github.benmanes.caffeine..");

    /** SLF4J is not in the jar; ours goes to java.util.logging, which every server reads. */
    @ArchTest
    static final ArchRule logsThroughJavaUtilLogging = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class);

    /** {@code LoginConfig} is not in the jar: where the server lacks it, a class that links to it would not load. */
    @ArchTest
    static final ArchRule doesNotLinkToLoginConfig =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.eclipse.microprofile.auth..");

    @ArchTest
    static final ArchRule writesToNoStandardStream = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** A pool's thread outlives the request and the application. */
    @ArchTest
    static final ArchRule usesNoThreadLocals =
            noClasses().should().dependOnClassesThat(assignableTo(ThreadLocal.class));

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    /** Two applications may share the class, as a library of the server; whatever a static field holds, they would share too. */
    @ArchTest
    static final ArchRule staticFieldsHoldNoState = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(describe(
                    "mutable",
                    type -> type.isAssignableTo(AtomicBoolean.class)
                            || type.isAssignableTo(AtomicInteger.class)
                            || type.isAssignableTo(AtomicLong.class)
                            || type.isAssignableTo(AtomicReference.class)
                            || isConcreteCollection(type)
                            || type.getPackageName().startsWith("java.util.concurrent.locks")
                            || type.getPackageName().startsWith("com.github.benmanes.caffeine")));

    @ArchTest
    static final ArchRule everyRoomIsNullMarked = classes()
            .should(new ArchCondition<JavaClass>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            type,
                            type.getPackage().isAnnotatedWith(NullMarked.class),
                            "package " + type.getPackageName() + " of " + type.getName()));
                }
            });

    private static boolean isConcreteCollection(JavaClass type) {
        return !type.isInterface() && (type.isAssignableTo(Map.class) || type.isAssignableTo(Collection.class));
    }

    private static DescribedPredicate<JavaClass> annotations() {
        return describe("annotations", JavaClass::isAnnotation);
    }

    private static DescribedPredicate<JavaClass> jaxRsFilters() {
        return describe(
                "JAX-RS filters",
                type -> type.isAssignableTo("jakarta.ws.rs.client.ClientRequestFilter")
                        || type.isAssignableTo("jakarta.ws.rs.client.ClientResponseFilter")
                        || PARTS_OF_FILTERS.contains(
                                type.getName().replaceFirst("^.*\\.", "").replaceFirst("\\$.*", ""))
                        || type.isAssignableTo("jakarta.enterprise.util.AnnotationLiteral"));
    }
}
