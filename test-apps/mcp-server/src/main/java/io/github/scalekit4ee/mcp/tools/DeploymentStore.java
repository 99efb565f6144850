package io.github.scalekit4ee.mcp.tools;

import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the deployments in memory, each visible to its owner only. */
@ApplicationScoped
public class DeploymentStore {
    private final Map<String, List<String>> deployments = new ConcurrentHashMap<>();

    List<String> of(VerifiedAccessToken token) {
        return deployments.getOrDefault(owner(token), List.of());
    }

    void add(VerifiedAccessToken token, String deployment) {
        deployments
                .computeIfAbsent(owner(token), none -> new CopyOnWriteArrayList<>())
                .add(deployment);
    }

    /** A client that registered itself may belong to no organization. */
    private static String owner(VerifiedAccessToken token) {
        String organization = token.organizationId();
        return organization == null ? "caller " + token.name() : "organization " + organization;
    }
}
