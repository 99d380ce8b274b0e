metadata description = 'The bot as Teams knows it.'

@description('The bot\'s name.')
@minLength(2)
@maxLength(64)
param name string

@description('Where its traffic is handled.')
param location string

@description('The name that people see.')
param displayName string

@description('Where activities are delivered.')
param endpoint string

@description('SingleTenant or UserAssignedMSI.')
param appType string

@description('The client id of the app registration or of the identity.')
param appId string

@description('Its home tenant.')
param appTenantId string

@description('The managed identity\'s resource id.')
param identityId string

@description('The workspace that is told of requests.')
param workspaceId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: location
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppType: appType
    msaAppId: appId
    msaAppTenantId: appTenantId
    msaAppMSIResourceId: appType == 'UserAssignedMSI' ? identityId : null
    // Teams is the only way in.
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: location
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: bot
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'BotRequest'
        enabled: true
      }
    ]
  }
}
