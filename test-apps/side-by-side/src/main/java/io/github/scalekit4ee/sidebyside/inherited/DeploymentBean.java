package io.github.scalekit4ee.sidebyside.inherited;

/** No resource. */
@Deploying
public class DeploymentBean {
    String deploy() {
        return "stereotype";
    }
}
