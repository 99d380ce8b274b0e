metadata description = 'Who is told when something is wrong: what the log says, what requests end in, and what is seen from outside.'

@description('Begins the name of each rule.')
param name string

@description('The rules\' region.')
param location string

@description('Who is told.')
param mail string

@description('The workspace that holds the log.')
param workspaceId string

@description('The component that keeps the results of the readiness test.')
param insightsId string

@description('The app\'s resource id.')
param appId string

@description('The storage account\'s resource id.')
param storageId string

@description('What is asked from outside whether the bot is ready.')
param readinessUrl string

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'vold-bot'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: mail
        useCommonAlertSchema: true
      }
    ]
  }
}

// The process writes one JSON object a line, with a code. Each query ends in a column `what`, which the alert names.
var logAlerts = [
  {
    name: 'check-in-failed'
    severity: 2
    description: 'A weekly check-in did not reach its group, or nobody knows whether it did.'
    query: '''
AppServiceConsoleLogs
| extend entry = parse_json(ResultDescription)
| extend code = tostring(entry.code)
| where code in ("post.failed", "post.uncertain") and tostring(entry.job) == "check-in"
| project TimeGenerated, what = strcat(code, " ", tostring(entry.reason))
'''
  }
  {
    name: 'poison-message'
    severity: 1
    description: 'Work was given up after its last try. What and why stands in the table deadletters.'
    query: '''
AppServiceConsoleLogs
| extend entry = parse_json(ResultDescription)
| where tostring(entry.code) == "job.given-up"
| project TimeGenerated, what = strcat(tostring(entry.name), " ", tostring(entry.cause))
'''
  }
  {
    name: 'queue-slow'
    severity: 2
    description: 'The oldest work in the queue has waited for too long.'
    query: '''
AppServiceConsoleLogs
| extend entry = parse_json(ResultDescription)
| where tostring(entry.code) == "queue.slow"
| project TimeGenerated, what = "queue.slow"
'''
  }
]

resource fromLog 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: '${name}-${alert.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      // The table is there only once the first line has been written.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: [
              {
                name: 'what'
                operator: 'Include'
                values: [
                  '*'
                ]
              }
            ]
          }
        ]
      }
      actions: {
        actionGroups: [
          operators.id
        ]
      }
    }
  }
]

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-http-5xx'
  location: 'global'
  properties: {
    description: 'More than a few requests ended in an error of the bot.'
    severity: 2
    enabled: true
    scopes: [
      appId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'http-5xx'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-storage-throttled'
  location: 'global'
  properties: {
    description: 'Storage puts the bot off: it comes near the most that an account or a partition bears.'
    severity: 3
    enabled: true
    scopes: [
      storageId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: [
                'ClientAccountBandwidthThrottlingError'
                'ClientAccountRequestThrottlingError'
                'ClientThrottlingError'
                'ServerBusyError'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}

resource readiness 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    Kind: 'standard'
    Name: 'ready'
    SyntheticMonitorId: '${name}-ready'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    // Amsterdam, Dublin, Paris.
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'emea-gb-db3-azr'
      }
      {
        Id: 'emea-fr-pra-edge'
      }
    ]
    Request: {
      HttpVerb: 'GET'
      RequestUrl: readinessUrl
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  properties: {
    description: 'From two places or more the bot does not answer, or says that it cannot reach its storage.'
    severity: 1
    enabled: true
    scopes: [
      readiness.id
      insightsId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: readiness.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}
