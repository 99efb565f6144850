package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.tools.ToolProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Definitions of mechanisms in their repeated form are the application's own mechanism like a single one. They are new in Jakarta
 * Security 4.0, so this compiles them against the server's own copy of it.
 */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "glassfish8|payara-micro-7")
class RepeatedDefinitionIT {
    private static final String SOURCE =
            """
            package repeated;

            import io.github.scalekit4ee.security.AccessTokens;
            import jakarta.annotation.Priority;
            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.enterprise.inject.Alternative;
            import jakarta.inject.Inject;
            import jakarta.inject.Qualifier;
            import jakarta.security.enterprise.AuthenticationException;
            import jakarta.security.enterprise.AuthenticationStatus;
            import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
            import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
            import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler;
            import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
            import jakarta.security.enterprise.credential.UsernamePasswordCredential;
            import jakarta.security.enterprise.identitystore.CredentialValidationResult;
            import jakarta.security.enterprise.identitystore.IdentityStore;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.lang.annotation.Retention;
            import java.lang.annotation.RetentionPolicy;
            import java.util.Set;

            @BasicAuthenticationMechanismDefinition(realmName = "first", qualifiers = Definitions.First.class)
            @BasicAuthenticationMechanismDefinition(realmName = "second", qualifiers = Definitions.Second.class)
            @ApplicationScoped
            public class Definitions implements IdentityStore {
                @Qualifier
                @Retention(RetentionPolicy.RUNTIME)
                public @interface First {}

                @Qualifier
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Second {}

                // An alternative: the server's own handler is ambiguous with it otherwise (WELD-001318).
                @Alternative
                @Priority(1)
                @ApplicationScoped
                public static class Handler implements HttpAuthenticationMechanismHandler {
                    @Inject
                    @First
                    HttpAuthenticationMechanism first;

                    @Inject
                    @AccessTokens
                    HttpAuthenticationMechanism tokens;

                    @Override
                    public AuthenticationStatus validateRequest(
                            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
                            throws AuthenticationException {
                        boolean machine = request.getHeader("X-Machine") != null;
                        return (machine ? tokens : first).validateRequest(request, response, context);
                    }
                }

                public CredentialValidationResult validate(UsernamePasswordCredential credential) {
                    return credential.compareTo("user", "password")
                            ? new CredentialValidationResult("user", Set.of("read:deployments"))
                            : CredentialValidationResult.INVALID_RESULT;
                }
            }
            """;

    @Deployment(testable = false)
    static WebArchive quickstart() throws IOException {
        QuickstartTest.SCALEKIT.recover();
        WebArchive war = QuickstartTest.war();
        for (Path compiled : compiled()) {
            war.addAsResource(compiled.toFile(), "repeated/" + compiled.getFileName());
        }
        return war;
    }

    private static List<Path> compiled() throws IOException {
        Path directory = Files.createTempDirectory("repeated");
        Path source = Files.writeString(directory.resolve("Definitions.java"), SOURCE);
        String apis = System.getProperty("server.apis");
        String classPath = String.join(
                File.pathSeparator,
                apis + "/jakarta.security.enterprise-api.jar",
                apis + "/jakarta.enterprise.cdi-api.jar",
                apis + "/jakarta.inject-api.jar",
                System.getProperty("java.class.path"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-proc:none", "-cp", classPath, source.toString());
        assertThat(failed).isZero();
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    @Test
    void theApplicationsOwnAuthenticates() {
        for (String path : List.of("/api/deployments", "/report")) {
            assertThat(basic(path, "user:password").status()).as(path).isEqualTo(200);
            assertThat(basic(path, "user:wrong").status()).as(path).isEqualTo(401);
        }
    }

    /** A handler of the application's own finds it by its qualifier. */
    @Test
    void oursDoesWhereTheHandlerChoosesIt() {
        String token = Caller.OPERATOR.token(QuickstartTest.SCALEKIT).orElseThrow();
        for (String path : List.of("/api/deployments", "/report")) {
            assertThat(machine(path, token).status()).as(path).isEqualTo(200);
            assertThat(machine(path, "no-token").status()).as(path).isEqualTo(401);
            assertThat(machine(path, "no-token").challenge()).as(path).startsWith("Bearer ");
        }
    }

    @Test
    void elsewhereItDoesNot() {
        String token = Caller.OPERATOR.token(QuickstartTest.SCALEKIT).orElseThrow();
        for (String path : List.of("/api/deployments", "/report")) {
            Answer answer = Quickstart.get(path, token);

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.challenge()).as(path).isEqualTo("Basic realm=\"first\"");
            assertThat(Quickstart.get(path).status()).as(path).isEqualTo(401);
        }
    }

    private static Answer machine(String path, String token) {
        return Quickstart.send(
                Quickstart.request("GET", path).header("X-Machine", "yes").header("Authorization", "Bearer " + token));
    }

    private static Answer basic(String path, String credentials) {
        String value = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return Quickstart.send(Quickstart.request("GET", path).header("Authorization", "Basic " + value));
    }
}
