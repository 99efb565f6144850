package io.github.scalekit4ee.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a block of Java as it stands on its page. What a page leaves out is added: imports, and around members and statements
 * a class. Statements may use the names in {@link #GIVEN}.
 */
final class JavaBlock {

    enum Kind {
        TYPES,
        MEMBERS,
        STATEMENTS
    }

    private static final String IMPORTS = Stream.of(
                    "io.github.scalekit4ee",
                    "io.github.scalekit4ee.client",
                    "io.github.scalekit4ee.event",
                    "io.github.scalekit4ee.openapi",
                    "io.github.scalekit4ee.security",
                    "io.github.scalekit4ee.testing",
                    "io.github.scalekit4ee.testing.caller",
                    "jakarta.annotation",
                    "jakarta.annotation.security",
                    "jakarta.enterprise.context",
                    "jakarta.enterprise.event",
                    "jakarta.inject",
                    "jakarta.security.enterprise",
                    "jakarta.security.enterprise.authentication.mechanism.http",
                    "jakarta.security.enterprise.authentication.mechanism.http.openid",
                    "jakarta.security.enterprise.credential",
                    "jakarta.security.enterprise.identitystore",
                    "jakarta.servlet",
                    "jakarta.servlet.annotation",
                    "jakarta.servlet.http",
                    "jakarta.ws.rs",
                    "jakarta.ws.rs.client",
                    "jakarta.ws.rs.container",
                    "jakarta.ws.rs.core",
                    "jakarta.ws.rs.ext",
                    "java.io",
                    "java.net",
                    "java.net.http",
                    "java.time",
                    "java.util",
                    "org.eclipse.microprofile.config.spi",
                    "org.eclipse.microprofile.jwt",
                    "org.eclipse.microprofile.openapi.models",
                    "org.eclipse.microprofile.rest.client.annotation",
                    "org.eclipse.microprofile.rest.client.inject",
                    "org.jboss.weld.junit5.auto",
                    "org.junit.jupiter.api",
                    "org.junit.jupiter.api.extension")
            .map(name -> "import " + name + ".*;")
            .collect(Collectors.joining(
                    "\n",
                    "",
                    "\nimport jakarta.inject.Named;\nimport jakarta.ws.rs.core.MediaType;\n"
                            + "import java.util.logging.Logger;\n"
                            + "import static io.github.scalekit4ee.testing.Refusal.*;\n"
                            + "import static io.github.scalekit4ee.testing.ResponseAssertions.assertThat;\n"
                            + "import static java.nio.charset.StandardCharsets.UTF_8;\n"
                            + "import static java.net.http.HttpRequest.BodyPublishers.*;\n"
                            + "import static java.net.http.HttpResponse.BodyHandlers.*;\n"
                            + "import static org.junit.jupiter.api.Assertions.*;\n"));

    /** What a page may speak of without declaring it. */
    static final String GIVEN =
            """
            public static URI environmentUrl;
            public static URI control;
            public static URI deployments;
            public static String jwt;
            public static String secret;
            public static ClientCredentialsClient client;
            """;

    private static final Pattern TYPE = Pattern.compile(
            "^(?:(?:public|final|abstract) )*(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE);

    private final Block block;
    private final Kind kind;
    private final String name;

    JavaBlock(Block block) {
        this.block = block;
        Matcher type = TYPE.matcher(block.text());
        boolean isTypes = type.find();
        boolean isMembers = !isTypes && block.text().startsWith("@");
        this.kind = isTypes ? Kind.TYPES : isMembers ? Kind.MEMBERS : Kind.STATEMENTS;
        this.name = isTypes ? type.group(1) : "Snippet";
    }

    Kind kind() {
        return kind;
    }

    Block block() {
        return block;
    }

    /** {@return the class that the block declares, or the one around it} */
    Class<?> compiled() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(problems, null, null)) {
            Classes classes = new Classes(standard);
            boolean good = compiler.getTask(
                            null, classes, problems, List.of("-proc:none", "-parameters"), null, sources())
                    .call();
            if (!good) {
                throw new AssertionError(block + " does not compile:\n" + errors(problems));
            }
            return classes.loader().loadClass(name);
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(block.toString(), e);
        }
    }

    @Override
    public String toString() {
        return block.toString();
    }

    private static String errors(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Public types of one block are files of their own. */
    private List<Source> sources() {
        return switch (kind) {
            case TYPES ->
                Stream.of(block.text().split("(?m)^\\s*$\\R(?=[@pfc])"))
                        .map(type -> new Source(nameOf(type), IMPORTS + type))
                        .toList();
            case MEMBERS ->
                List.of(new Source(name, IMPORTS + "public class Snippet {\n" + GIVEN + block.text() + "}\n"));
            case STATEMENTS ->
                List.of(new Source(
                        name,
                        IMPORTS + "public class Snippet {\n" + GIVEN + "public static void run() throws Exception {\n"
                                + block.text() + "}\n}\n"));
        };
    }

    private static String nameOf(String type) {
        Matcher declaration = TYPE.matcher(type);
        if (!declaration.find()) {
            throw new AssertionError("No type is declared here: " + type);
        }
        return declaration.group(1);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps class files in memory. */
    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

        private Classes(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        private ClassLoader loader() {
            return new ClassLoader(JavaBlock.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String className) throws ClassNotFoundException {
                    ByteArrayOutputStream bytes = files.get(className);
                    if (bytes == null) {
                        throw new ClassNotFoundException(className);
                    }
                    return defineClass(className, bytes.toByteArray(), 0, bytes.size());
                }
            };
        }
    }
}
