package io.github.scalekit4ee;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.access.PackageAccess;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /**
     * Every package, and those that it uses: no fewer, so that no permission is left that nothing needs. What a class only catches does not
     * count. A failure shows the map as it has become; whether that is meant is the question.
     */
    private static final String MAP =
            """
            (public)             (public).event access cluster config config.read jwks observe refresh revocation token
            (public).client      (public).event access client client.rest cluster config config.read http observe refresh
            (public).event       (public) (public).client
            (public).openapi     openapi
            (public).security
            access               (public) (public).client cluster config jwks observe revocation token
            cdi                  (public) (public).client (public).event access client client.rest cluster config config.read config.source jwks logout observe refresh revocation security server telemetry web
            cli                  (public) (public).client access config config.read config.source http json jwks observe token
            client               (public).client (public).event access cluster config config.read http json observe refresh
            client.rest          (public).client access client cluster config observe
            cluster              config refresh
            config               http
            config.read          config config.source http
            config.source        config
            http
            json
            jwks                 (public) (public).event config http json observe refresh
            logout               (public) revocation token
            observe              (public) (public).client (public).event
            openapi              config config.read config.source rest security
            refresh              http
            rest                 (public) (public).event security server web
            revocation           (public) (public).event cluster config observe refresh token
            security             (public) (public).event (public).security access config config.source json logout observe server token
            server               config.source token
            telemetry            (public) (public).client (public).event jwks observe
            token                (public) config json jwks observe
            web                  (public) (public).event config config.read config.source security
            """;

    @ArchTest
    static void theMapIsTrue(JavaClasses all) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : all) {
            Set<String> used = arrows.computeIfAbsent(room(type), first -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(BASE))
                    .map(ArchitectureTest::room)
                    .filter(target -> !target.equals(room(type)))
                    .forEach(used::add);
        }
        assertThat(arrows.entrySet().stream()
                        .map(room -> room.getKey() + " " + String.join(" ", room.getValue()))
                        .map(String::strip))
                .isEqualTo(MAP.lines().map(line -> line.replaceAll(" +", " ")).toList());
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName() + ".";
        String room =
                name.startsWith(ROOMS) ? name.substring(ROOMS.length()) : "(public)" + name.substring(BASE.length());
        return room.substring(0, room.length() - 1);
    }

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(ROOMS + "(**)").should().beFreeOfCycles();

    /**
     * What the rooms tell each other with, such as the exceptions, looks into none of them. Only the two facades do, which stand before the rooms
     * that do the work; the filters, which are facades, too; and the verified token, which the verifier makes.
     */
    @ArchTest
    static final ArchRule onlyFacadesLookInward = noClasses()
            .that(resideInAnyPackage(BASE, BASE + ".client", BASE + ".security")
                    .and(not(belongToAnyOf(AccessTokenVerifier.class)))
                    .and(not(belongToAnyOf(ClientCredentialsClient.class)))
                    .and(not(jaxRsFilters()))
                    .and(not(belongToAnyOf(VerifiedAccessToken.class))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + ".internal..");

    /** What applications see is what they may use. */
    @ArchTest
    static final ArchRule noInternalTypeIsPublic = members()
            .that(describe(
                    "are seen by applications",
                    (JavaMember member) -> isSeenByApplications(member.getOwner())
                            && (member.getModifiers().contains(JavaModifier.PUBLIC)
                                    || member.getModifiers().contains(JavaModifier.PROTECTED))))
            .should(new ArchCondition<>("name no internal type") {
                @Override
                public void check(JavaMember member, ConditionEvents events) {
                    member.getAllInvolvedRawTypes().stream()
                            .filter(type ->
                                    type.getBaseComponentType().getPackageName().startsWith(BASE + ".internal"))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    member, member.getFullName() + " names " + type.getName())));
                }
            });

    private static boolean isSeenByApplications(JavaClass type) {
        boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return visible
                && !type.getPackageName().startsWith(BASE + ".internal")
                && type.getEnclosingClass()
                        .map(ArchitectureTest::isSeenByApplications)
                        .orElse(true);
    }

    /**
     * Annotations may be used where their classes are not there, and may name such classes: the JVM leaves those out. The filters of the
     * client are JAX-RS by their nature.
     */
    @ArchTest
    static final ArchRule theVerifierAndTheClientArePlainJava = noClasses()
            .that(resideInAnyPackage(
                            BASE,
                            BASE + ".client",
                            BASE + ".event",
                            ROOMS + "access",
                            ROOMS + "cli",
                            ROOMS + "client",
                            ROOMS + "cluster",
                            ROOMS + "http",
                            ROOMS + "json",
                            ROOMS + "observe",
                            ROOMS + "jwks",
                            ROOMS + "refresh",
                            ROOMS + "revocation",
                            ROOMS + "token")
                    .and(not(annotations()))
                    .and(not(assignableTo("jakarta.enterprise.util.AnnotationLiteral")))
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

    /** A server may have one of them, or neither: each is loaded only where it is there. */
    @ArchTest
    static final ArchRule telemetryIsLinkedToByFewClasses = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(OpenTelemetry(Bean|Recorder|Meters|Spans)|MetricRegistryPoint|MicroProfile(Recorder|Meters))(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.opentelemetry..", "org.eclipse.microprofile.metrics..");

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

    /** JCache may be absent, where no key asks for it. */
    @ArchTest
    static final ArchRule fewLinkToJCache = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOMS + "cluster.JCacheMap")
            .and()
            .doNotHaveFullyQualifiedName(ROOMS + "cdi.SharedCaches$Linked")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.cache..");

    /** {@code LoginConfig} is not in the jar: where the server lacks it, a class that links to it would not load. */
    @ArchTest
    static final ArchRule doesNotLinkToLoginConfig =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.eclipse.microprofile.auth..");

    /** But for the program, which is no part of an application. */
    @ArchTest
    static final ArchRule writesToNoStandardStream =
            noClasses().that().doNotHaveFullyQualifiedName(ROOMS + "cli.Main").should(ACCESS_STANDARD_STREAMS);

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

    /** Holds what a public class gives the rooms, which is the same for all applications. */
    @ArchTest
    static final ArchRule accessIsTheOnlyStaticFieldThatIsSetLater = fields().that()
            .haveRawType(PackageAccess.class)
            .should()
            .beStatic()
            .andShould()
            .beDeclaredInClassesThat()
            .resideInAPackage(ROOMS + "access");

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
                type -> type.getPackageName().equals(ROOMS + "client.rest")
                        || type.isAssignableTo("jakarta.ws.rs.client.ClientRequestFilter")
                        || type.getEnclosingClass()
                                .map(outer -> outer.isAssignableTo("jakarta.ws.rs.client.ClientRequestFilter"))
                                .orElse(false));
    }
}
