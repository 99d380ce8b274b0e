metadata description = 'The tables and the queue. No key opens them, and nothing in them is public.'

@description('The account\'s name.')
@minLength(3)
@maxLength(24)
param name string

@description('The account\'s region.')
param location string

@description('How many copies there are, and where.')
param sku string

@description('The workspace that is told who read and wrote what. Keys in the tables are hashes and ids.')
param workspaceId string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Allow'
    }
  }
}

// What is in a deleted account cannot be had back: tables have no recycle bin.
resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: account
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'Applications and action plans are stored here. DEPLOYMENT.md says how to take a backup first.'
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tables
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queues
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

@description('The account\'s resource id.')
output id string = account.id

@description('The account\'s name.')
output name string = account.name

@description('The address of the tables.')
output tablesUrl string = account.properties.primaryEndpoints.table

@description('The address of the queues.')
output queuesUrl string = account.properties.primaryEndpoints.queue
