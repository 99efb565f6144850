package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.ApplicationScoped;

/** Says nothing itself about its callers: the interface does. */
@ApplicationScoped
public class ImplementingBean implements Deploys<String> {
    @Override
    public String deploy(String application) {
        return "bean of an interface";
    }
}
