metadata description = 'The process: two instances or more, and their settings.'

@description('The name of the plan and of the app.')
param name string

@description('Their region.')
param location string

@description('The size of one instance.')
param sku string

@description('Whether the instances are spread over availability zones.')
param zoneRedundant bool

@description('The fewest instances.')
param minInstances int

@description('The most instances.')
param maxInstances int

@description('The managed identity\'s resource id.')
param identityId string

@description('The managed identity\'s client id.')
param identityClientId string

@description('SingleTenant or UserAssignedMSI.')
param botType string

@description('The bot\'s id.')
param botId string

@description('The bot\'s home tenant.')
param botTenantId string

@description('Where in the vault the bot\'s client secret is. Used with SingleTenant only.')
param botCredentialReference string

@description('Where in the vault the mail server is.')
param smtpUrlReference string

@description('The address of the tables.')
param tablesUrl string

@description('The address of the queues.')
param queuesUrl string

@description('Who may answer applications.')
param organisers string

@description('The address that mails come from.')
param mailFrom string

@description('The workspace that the logs go to.')
param workspaceId string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: sku
    capacity: minInstances
  }
  properties: {
    // Linux.
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    keyVaultReferenceIdentity: identityId
    httpsOnly: true
    // Any instance can answer any message.
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      // The shell gives way to the process, so that it is the process that hears SIGTERM.
      appCommandLine: 'exec node main.js'
      alwaysOn: true
      // Alive, not ready: storage that is away is away for all, and no instance is helped by taking them out.
      healthCheckPath: '/healthz'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      remoteDebuggingEnabled: false
    }
  }
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noDeployPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

// What the process reads (src/config.ts). PORT is given by App Service.
var botSettings = {
  NODE_ENV: 'production'
  BOT_ID: botId
  BOT_TYPE: botType
  BOT_TENANT_ID: botTenantId
  TABLES_URL: tablesUrl
  QUEUES_URL: queuesUrl
  ORGANISERS: organisers
  SMTP_URL: smtpUrlReference
  MAIL_FROM: mailFrom
  PUBLIC_URL: 'https://${site.properties.defaultHostName}'
}

var passwordSettings = {
  BOT_PASSWORD: botCredentialReference
}

// What Azure's own packages and App Service read.
var hostSettings = {
  AZURE_CLIENT_ID: identityClientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  WEBSITE_RUN_FROM_PACKAGE: '1'
  // Seconds. The process ends within ten by itself.
  WEBSITES_CONTAINER_STOP_TIME_LIMIT: '20'
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'appsettings'
  properties: union(botSettings, hostSettings, botType == 'SingleTenant' ? passwordSettings : {})
}

resource scaling 'Microsoft.Insights/autoscalesettings@2022-10-01' = {
  name: name
  location: location
  properties: {
    enabled: true
    targetResourceUri: plan.id
    profiles: [
      {
        name: 'load'
        capacity: {
          minimum: string(minInstances)
          default: string(minInstances)
          maximum: string(maxInstances)
        }
        rules: [
          {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: plan.id
              timeGrain: 'PT1M'
              statistic: 'Average'
              timeWindow: 'PT5M'
              timeAggregation: 'Average'
              operator: 'GreaterThan'
              threshold: 70
            }
            scaleAction: {
              direction: 'Increase'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT5M'
            }
          }
          {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: plan.id
              timeGrain: 'PT1M'
              statistic: 'Average'
              timeWindow: 'PT15M'
              timeAggregation: 'Average'
              operator: 'LessThan'
              threshold: 30
            }
            scaleAction: {
              direction: 'Decrease'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT15M'
            }
          }
        ]
      }
    ]
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    // Not the requests: their addresses hold people's IP numbers, and links to files that work for an hour.
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

@description('The app\'s resource id.')
output id string = site.id

@description('The host that the app answers at.')
output host string = site.properties.defaultHostName
