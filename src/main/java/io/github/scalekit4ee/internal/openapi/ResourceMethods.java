package io.github.scalekit4ee.internal.openapi;

import io.github.scalekit4ee.internal.rest.AccessRule;
import io.github.scalekit4ee.internal.security.OverrideChain;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Java method behind an operation, which OpenAPI does not tell. SmallRye (Open Liberty, WildFly) writes it into {@code operationId},
 * as this jar's configuration asks; elsewhere it is the method of that path among the classes of the expanded WAR.
 */
final class ResourceMethods {

    private record Found(Class<?> resource, Method method) {}

    private final ClassLoader application;
    private final Supplier<List<Class<?>>> resources;
    private @Nullable List<Class<?>> known;

    /** @param resources the root resource classes, as far as they can be listed */
    ResourceMethods(ClassLoader application, Supplier<List<Class<?>>> resources) {
        this.application = application;
        this.resources = resources;
    }

    static ResourceMethods ofThisApplication() {
        ClassLoader application = ResourceMethods.class.getClassLoader();
        return new ResourceMethods(application, () -> ExpandedWar.resources(application));
    }

    /** Null where the method is not known. */
    @Nullable
    AccessRule rule(String verb, String path, @Nullable String operationId) {
        List<Found> found =
                byId(operationId).stream().filter(each -> hasVerb(each, verb)).toList();
        if (found.size() > 1) {
            List<Found> ofPath = found.stream()
                    .filter(each -> ends(path, template(pathOf(each))))
                    .toList();
            found = ofPath.isEmpty() ? found : ofPath;
        }
        if (found.isEmpty()) {
            found = byPath(verb, path);
        }
        return found.isEmpty()
                ? null
                : AccessRule.all(found.stream()
                        .map(each -> AccessRule.of(each.resource(), each.method()))
                        .toList());
    }

    /** Of an id that this jar's configuration asked for; nobody else wants it. */
    void takeBackId(Operation operation) {
        if (!byId(operation.getOperationId()).isEmpty()) {
            operation.setOperationId(null);
        }
    }

    /** {@code com.acme.Deployments_list}; either name may have an underscore of its own. */
    private List<Found> byId(@Nullable String operationId) {
        if (operationId != null) {
            for (int end = operationId.lastIndexOf('_'); end > 0; end = operationId.lastIndexOf('_', end - 1)) {
                List<Found> found = byName(operationId.substring(0, end), operationId.substring(end + 1));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of(); // an id of the application's own, or none
    }

    private List<Found> byName(String type, String name) {
        try {
            Class<?> resource = Class.forName(type, false, application);
            return Arrays.stream(resource.getMethods())
                    .filter(method -> method.getName().equals(name) && !method.isBridge())
                    .map(method -> new Found(resource, method))
                    .toList();
        } catch (ClassNotFoundException | LinkageError e) {
            return List.of();
        }
    }

    /** The longest template that the path ends with: what stands before it is the path of the {@code Application}. */
    private List<Found> byPath(String verb, String path) {
        List<Found> longest = new ArrayList<>();
        int length = -1;
        for (Class<?> resource : known()) {
            for (Method method : resource.getMethods()) {
                Found found = new Found(resource, method);
                String template = template(value(resource)) + template(pathOf(found));
                if (!method.isBridge() && hasVerb(found, verb) && ends(path, template) && template.length() >= length) {
                    if (template.length() > length) {
                        longest.clear();
                    }
                    length = template.length();
                    longest.add(found);
                }
            }
        }
        return longest;
    }

    private List<Class<?>> known() {
        List<Class<?>> listed = known;
        if (listed == null) {
            listed = resources.get();
            known = listed;
        }
        return listed;
    }

    private static boolean hasVerb(Found found, String verb) {
        return members(found)
                .flatMap(member -> Arrays.stream(member.getAnnotations()))
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .anyMatch(http -> http != null && http.value().equals(verb));
    }

    private static @Nullable String pathOf(Found found) {
        return members(found)
                .map(ResourceMethods::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String value(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? null : path.value();
    }

    /** Also what it overrides: annotations of Jakarta REST are inherited (Jakarta REST 3.1 section 3.6). */
    private static Stream<Method> members(Found found) {
        return OverrideChain.of(found.resource(), found.method()).stream()
                .flatMap(chain -> Stream.concat(Stream.of(chain.method()), chain.overridden().stream()));
    }

    /** With a slash before it and none behind it, and without the names and expressions of its parameters. */
    private static String template(@Nullable String path) {
        String plain = path == null ? "" : parameters(path).replaceAll("^/+|/+$", "");
        return plain.isEmpty() ? "" : "/" + plain;
    }

    /** An expression may hold braces of its own. */
    private static String parameters(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            depth -= c == '}' ? 1 : 0;
            if (depth == 0) {
                plain.append(c);
            }
            depth += c == '{' ? 1 : 0;
        }
        return plain.toString();
    }

    private static boolean ends(String path, String template) {
        return template(path).endsWith(template);
    }
}
