package io.github.scalekit4ee;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The jar as it ships: what is in it, what it says of itself, and that it needs nothing beside it. */
class ShadedJarIT {

    private static final Path PATH = Path.of(System.getProperty("shaded.jar"));
    private static final long LARGEST = 1_550_000;

    private static final String CARRIED = "io.github.scalekit4ee.shaded";

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(PATH.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void carriesNoThirdPartyPackageUnderItsOwnNameExceptTheMicroProfileJwtApi() {
        assertThat(names())
                .filteredOn(name -> !name.startsWith("META-INF/"))
                .isNotEmpty()
                .allMatch(name ->
                        name.startsWith("io/github/scalekit4ee/") || name.startsWith("org/eclipse/microprofile/jwt/"));
    }

    @Test
    void carriesTheMicroProfileJwtApiForServersThatLackIt() {
        assertThat(names())
                .contains(
                        "org/eclipse/microprofile/jwt/JsonWebToken.class", "org/eclipse/microprofile/jwt/Claim.class");
    }

    @Test
    void carriesNoJakartaApi() {
        assertThat(names()).noneMatch(name -> name.startsWith("jakarta/"));
    }

    @Test
    void linksToNoCarriedLibraryByItsOldName() throws IOException {
        for (JarEntry entry : entries()) {
            if (entry.getName().endsWith(".class")) {
                String constants = new String(read(entry.getName()), ISO_8859_1);
                assertThat(List.of("org/jose4j/", "com/github/benmanes/", "org/slf4j/"))
                        .as(entry.getName())
                        .noneMatch(constants::contains);
            }
        }
    }

    @Test
    void holdsClassesOfJava17AtMost() throws IOException {
        for (JarEntry entry : entries()) {
            if (entry.getName().endsWith(".class")) {
                byte[] bytes = read(entry.getName());
                assertThat((bytes[6] & 0xff) << 8 | (bytes[7] & 0xff))
                        .as(entry.getName())
                        .isLessThanOrEqualTo(61);
            }
        }
    }

    @Test
    void isSmallerThan1550Kilobytes() throws IOException {
        assertThat(Files.size(PATH)).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void saysInItsManifestWhatServersAndModulePathsAsk() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.github.scalekit4ee");
        assertThat(manifest.getValue("Implementation-Version")).isEqualTo(System.getProperty("published.version"));
        assertThat(manifest.getValue("Dependencies"))
                .isEqualTo(
                        "org.eclipse.microprofile.jwt.auth.api optional, org.eclipse.microprofile.config.api optional,"
                                + " jdk.jfr optional");
    }

    @Test
    void isNeitherANamedModuleNorAMultiReleaseJar() throws IOException {
        assertThat(names())
                .noneMatch(name -> name.endsWith("module-info.class") || name.startsWith("META-INF/versions"));
        assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                .isNull();
    }

    @Test
    void carriesTheLicenceOfEachLibraryAndItsOwn() {
        assertThat(names())
                .contains(
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/licenses/caffeine/LICENSE",
                        "META-INF/licenses/jose4j/LICENSE",
                        "META-INF/licenses/jose4j/NOTICE",
                        "META-INF/licenses/microprofile-jwt/LICENSE",
                        "META-INF/licenses/microprofile-jwt/NOTICE");
    }

    @Test
    void registersOnlyServicesThatItHolds() throws IOException {
        List<String> services = names().stream()
                .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
                .toList();
        assertThat(services).isNotEmpty();
        for (String service : services) {
            assertThat(service)
                    .matches(
                            "META-INF/services/(io\\.github\\.scalekit4ee\\.|jakarta\\.|org\\.eclipse\\.microprofile\\.).*");
            assertThat(new String(read(service), UTF_8).lines().map(String::strip))
                    .as(service)
                    .isNotEmpty()
                    .allSatisfy(provider -> assertThat(names()).contains(provider.replace('.', '/') + ".class"));
        }
    }

    @Test
    void isPublishedWithoutAnyDependency() throws Exception {
        Document pom;
        try (InputStream published = Files.newInputStream(Path.of(System.getProperty("published.pom")))) {
            pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(published);
        }
        Element project = pom.getDocumentElement();
        assertThat(project.getElementsByTagName("artifactId").item(0).getTextContent())
                .isEqualTo("scalekit4ee");
        assertThat(project.getElementsByTagName("dependency").getLength()).isZero();
        assertThat(project.getElementsByTagName("parent").getLength()).isZero();
        assertThat(project.getElementsByTagName("license").getLength()).isOne();
    }

    @Test
    void verifiesATokenInAPlainJavaProgramWithNothingElseOnTheClassPath(@TempDir Path directory) throws Exception {
        assertThat(run("VerifyToken", directory))
                .containsExactly(
                        "verified m2morg_1 [read:deployments]",
                        "verified m2morg_1 [read:deployments]",
                        "refused SIGNATURE");
    }

    @Test
    void findsWhatItsLibrariesLookUpByName(@TempDir Path directory) throws Exception {
        assertThat(run("CarriedLibraries", directory)).containsExactly("cache 3", "cache 0", "cache 0", "linked");
    }

    /** A library is carried in part, and a JVM may load whatever a class links to, in order to verify that class. */
    @Test
    void holdsEveryClassOfALibraryThatAnotherClassLinksTo() {
        JavaClasses classes = new ClassFileImporter().importJar(jar);
        Set<String> held = classes.stream().map(JavaClass::getName).collect(toSet());
        for (JavaClass each : classes) {
            assertThat(each.getDirectDependenciesFromSelf())
                    .extracting(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getName())
                    .filteredOn(name -> name.startsWith(CARRIED))
                    .as(each.getName())
                    .allMatch(held::contains);
        }
    }

    /** Runs the source file of that name as its own program. */
    private static List<String> run(String program, Path directory) throws Exception {
        Path source = directory.resolve(program + ".java");
        try (InputStream resource = ShadedJarIT.class.getResourceAsStream("/plain/" + program + ".java")) {
            Files.copy(requireNonNull(resource, program), source);
        }
        Path output = directory.resolve("output");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        PATH.toString(),
                        source.toString(),
                        PATH.toString())
                .directory(new File(directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(java.waitFor(120, TimeUnit.SECONDS))
                    .as("ends within two minutes")
                    .isTrue();
        } finally {
            java.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return content.readAllBytes();
        }
    }

    private static List<JarEntry> entries() {
        return jar.stream().filter(entry -> !entry.isDirectory()).toList();
    }

    private static List<String> names() {
        return entries().stream().map(JarEntry::getName).toList();
    }
}
