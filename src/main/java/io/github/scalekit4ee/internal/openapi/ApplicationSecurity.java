package io.github.scalekit4ee.internal.openapi;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.ConfigurationSources;
import io.github.scalekit4ee.internal.rest.AccessRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Describes one application. Not by CDI: WildFly makes the document while the application starts, and Payara in the request of an
 * application of its own.
 */
public final class ApplicationSecurity {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.openapi");

    private final ResourceMethods methods;
    private final List<DescribedScheme> schemes;

    /** @param environments the URL of each by name; empty: the issuer is not Scalekit's */
    ApplicationSecurity(
            ResourceMethods methods, SortedMap<String, Optional<String>> environments, CallerConfiguration caller) {
        this.methods = methods;
        this.schemes = environments.entrySet().stream()
                .map(each -> new DescribedScheme(each.getKey(), each.getValue(), caller))
                .toList();
    }

    /** Leaves the document as it is where the jar takes no tokens, or its configuration cannot be read, which fails the deployment anyway. */
    public static void describe(OpenAPI document) {
        ResourceMethods methods = ResourceMethods.ofThisApplication();
        try {
            ConfigurationSource source = ConfigurationSources.ofThisApplication();
            CallerConfiguration caller = ConfigurationReader.caller(source);
            if (caller != null) {
                new ApplicationSecurity(methods, ConfigurationReader.environmentUrls(source), caller).write(document);
            }
        } catch (ConfigurationException e) {
            LOG.log(Level.FINE, "The OpenAPI document says nothing of access tokens.", e);
        } finally {
            operations(document).values().forEach(methods::takeBackId);
        }
    }

    void write(OpenAPI document) {
        TreeSet<String> unknown = new TreeSet<>();
        boolean[] secured = {false};
        operations(document).forEach((place, operation) -> {
            AccessRule rule = methods.rule(place.verb(), place.path(), operation.getOperationId());
            if (rule == null) {
                unknown.add(place.verb() + " " + place.path());
            } else if (!rule.isOpen()) {
                secured[0] = true;
                new OperationSecurity(rule, schemes).write(operation);
            }
        });
        if (secured[0]) {
            schemes.forEach(scheme -> scheme.write(document));
            RefusalResponses.write(document);
        }
        if (!unknown.isEmpty()) {
            LOG.info(
                    "The OpenAPI document does not say what these operations ask of their callers, since their methods are"
                            + " not known: " + String.join(", ", unknown)
                            + ". An operation with an operationId of its own is"
                            + " described by @SecurityRequirement.");
        }
    }

    private record Place(String verb, String path) {}

    private static Map<Place, Operation> operations(OpenAPI document) {
        Map<Place, Operation> operations = new LinkedHashMap<>();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().forEach((path, item) -> ofItem(item)
                    .forEach((verb, operation) -> operations.put(new Place(verb.name(), path), operation)));
        }
        return operations;
    }

    private static Map<PathItem.HttpMethod, Operation> ofItem(PathItem item) {
        Map<PathItem.HttpMethod, Operation> operations = item.getOperations();
        return operations == null ? Map.of() : operations;
    }
}
