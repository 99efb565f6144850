package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;

/** Says nothing itself about its callers: the interface does. */
@Stateless
@LocalBean
public class ImplementingStateless implements Deploys<String> {
    @Override
    public String deploy(String application) {
        return "session bean of an interface";
    }
}
