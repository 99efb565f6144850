package io.github.scalekit4ee.quickstart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the deployments in memory, each visible to its own organization only. */
@ApplicationScoped
public class DeploymentStore {
    private final List<Deployment> deployments = new CopyOnWriteArrayList<>();

    List<Deployment> of(String organization) {
        return deployments.stream()
                .filter(deployment -> Objects.equals(deployment.organization, organization))
                .toList();
    }

    void add(Deployment deployment) {
        deployments.add(deployment);
    }
}
